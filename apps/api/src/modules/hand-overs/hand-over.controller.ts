import { Controller, type StreamableFile } from '@nestjs/common';
import {
  correctHandOver,
  getHandOver,
  getRegistryBook,
  getRegistryBookFilters,
  getRegistryBookSheet,
  listMyHandOvers,
  listUnhanded,
  recordDelivery,
  recordHandOvers,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { RegistryBook } from './book.service.ts';
import { HandOvers } from './hand-overs.service.ts';

@Controller()
export class HandOverController {
  constructor(
    private readonly handOvers: HandOvers,
    private readonly book: RegistryBook,
  ) {}

  @Serve(getHandOver)
  getHandOver(@Input(getHandOver) input: InputOf<typeof getHandOver>): Promise<OutputOf<typeof getHandOver>> {
    return this.handOvers.of(input);
  }

  @Serve(recordHandOvers)
  recordHandOvers(
    @CurrentUser() user: User,
    @Input(recordHandOvers) input: InputOf<typeof recordHandOvers>,
  ): Promise<OutputOf<typeof recordHandOvers>> {
    return this.handOvers.record(user.id, input);
  }

  @Serve(correctHandOver)
  correctHandOver(
    @CurrentUser() user: User,
    @Input(correctHandOver) input: InputOf<typeof correctHandOver>,
  ): Promise<OutputOf<typeof correctHandOver>> {
    return this.handOvers.correct(user.id, input);
  }

  @Serve(recordDelivery)
  recordDelivery(
    @CurrentUser() user: User,
    @Input(recordDelivery) input: InputOf<typeof recordDelivery>,
  ): Promise<OutputOf<typeof recordDelivery>> {
    return this.handOvers.deliver(user.id, input);
  }

  @Serve(listUnhanded)
  listUnhanded(@Input(listUnhanded) input: InputOf<typeof listUnhanded>): Promise<OutputOf<typeof listUnhanded>> {
    return this.handOvers.unhanded(input);
  }

  @Serve(listMyHandOvers)
  listMyHandOvers(@CurrentUser() user: User): Promise<OutputOf<typeof listMyHandOvers>> {
    return this.handOvers.mine(user.id);
  }

  @Serve(getRegistryBook)
  getRegistryBook(
    @CurrentUser() user: User,
    @Input(getRegistryBook) input: InputOf<typeof getRegistryBook>,
  ): Promise<OutputOf<typeof getRegistryBook>> {
    return this.book.page(user, input);
  }

  @Serve(getRegistryBookSheet)
  getRegistryBookSheet(
    @CurrentUser() user: User,
    @Input(getRegistryBookSheet) input: InputOf<typeof getRegistryBookSheet>,
  ): Promise<StreamableFile> {
    return this.book.sheet(user, input);
  }

  @Serve(getRegistryBookFilters)
  getRegistryBookFilters(): Promise<OutputOf<typeof getRegistryBookFilters>> {
    return this.book.filters();
  }
}
