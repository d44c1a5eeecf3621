import { Controller, type StreamableFile } from '@nestjs/common';
import {
  assignBlank,
  assignProtocolBlanks,
  getBlankSheet,
  getBlankStock,
  getDocumentBlanks,
  listBlankActs,
  listBlanks,
  listBlankSigners,
  listProtocolBlanks,
  receiveBlanks,
  removeBlankBatch,
  spoilBlanks,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Blanks } from './blanks.service.ts';
import { BlankStock } from './stock.service.ts';

@Controller()
export class BlankController {
  constructor(
    private readonly blanks: Blanks,
    private readonly stock: BlankStock,
  ) {}

  @Serve(listBlanks)
  listBlanks(@Input(listBlanks) input: InputOf<typeof listBlanks>): Promise<OutputOf<typeof listBlanks>> {
    return this.blanks.list(input);
  }

  @Serve(getBlankStock)
  getBlankStock(@Input(getBlankStock) input: InputOf<typeof getBlankStock>): Promise<OutputOf<typeof getBlankStock>> {
    return this.stock.on(input);
  }

  @Serve(getBlankSheet)
  getBlankSheet(): Promise<StreamableFile> {
    return this.blanks.sheet();
  }

  @Serve(receiveBlanks)
  receiveBlanks(
    @CurrentUser() user: User,
    @Input(receiveBlanks) input: InputOf<typeof receiveBlanks>,
  ): Promise<OutputOf<typeof receiveBlanks>> {
    return this.stock.receive(user.id, input);
  }

  @Serve(removeBlankBatch)
  removeBlankBatch(
    @CurrentUser() user: User,
    @Input(removeBlankBatch) input: InputOf<typeof removeBlankBatch>,
  ): Promise<OutputOf<typeof removeBlankBatch>> {
    return this.stock.removeBatch(user.id, input);
  }

  @Serve(listProtocolBlanks)
  listProtocolBlanks(
    @Input(listProtocolBlanks) input: InputOf<typeof listProtocolBlanks>,
  ): Promise<OutputOf<typeof listProtocolBlanks>> {
    return this.blanks.ofProtocol(input);
  }

  @Serve(assignProtocolBlanks)
  assignProtocolBlanks(
    @CurrentUser() user: User,
    @Input(assignProtocolBlanks) input: InputOf<typeof assignProtocolBlanks>,
  ): Promise<OutputOf<typeof assignProtocolBlanks>> {
    return this.blanks.assignAll(user.id, input);
  }

  @Serve(assignBlank)
  assignBlank(
    @CurrentUser() user: User,
    @Input(assignBlank) input: InputOf<typeof assignBlank>,
  ): Promise<OutputOf<typeof assignBlank>> {
    return this.blanks.assign(user.id, input);
  }

  @Serve(getDocumentBlanks)
  getDocumentBlanks(
    @Input(getDocumentBlanks) input: InputOf<typeof getDocumentBlanks>,
  ): Promise<OutputOf<typeof getDocumentBlanks>> {
    return this.blanks.ofDocument(input);
  }

  @Serve(listBlankActs)
  listBlankActs(): Promise<OutputOf<typeof listBlankActs>> {
    return this.stock.acts();
  }

  @Serve(listBlankSigners)
  listBlankSigners(): Promise<OutputOf<typeof listBlankSigners>> {
    return this.stock.signers();
  }

  @Serve(spoilBlanks)
  spoilBlanks(
    @CurrentUser() user: User,
    @Input(spoilBlanks) input: InputOf<typeof spoilBlanks>,
  ): Promise<OutputOf<typeof spoilBlanks>> {
    return this.stock.spoil(user.id, input);
  }
}
