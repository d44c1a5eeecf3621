import { Controller } from '@nestjs/common';
import {
  changeProtocol,
  draftProtocol,
  getProtocol,
  listProtocols,
  previewProtocol,
  refreshProtocol,
  signProtocol,
  type InputOf,
  type OutputOf,
  type Protocol,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { DraftingService } from './drafting.service.ts';
import { Protocols } from './protocols.service.ts';

@Controller()
export class ProtocolController {
  constructor(
    private readonly drafting: DraftingService,
    private readonly protocols: Protocols,
  ) {}

  @Serve(previewProtocol)
  previewProtocol(
    @CurrentUser() user: User,
    @Input(previewProtocol) { params }: InputOf<typeof previewProtocol>,
  ): Promise<OutputOf<typeof previewProtocol>> {
    return this.drafting.preview(user, params.sessionId);
  }

  @Serve(listProtocols)
  listProtocols(
    @CurrentUser() user: User,
    @Input(listProtocols) input: InputOf<typeof listProtocols>,
  ): Promise<OutputOf<typeof listProtocols>> {
    return this.protocols.list(user, input);
  }

  @Serve(draftProtocol)
  async draftProtocol(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(draftProtocol) { params }: InputOf<typeof draftProtocol>,
  ): Promise<Protocol> {
    return this.protocols.get(user, await this.drafting.draft(user, params.sessionId, origin));
  }

  @Serve(getProtocol)
  getProtocol(
    @CurrentUser() user: User,
    @Input(getProtocol) { params }: InputOf<typeof getProtocol>,
  ): Promise<Protocol> {
    return this.protocols.get(user, params.protocolId);
  }

  @Serve(changeProtocol)
  async changeProtocol(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(changeProtocol) input: InputOf<typeof changeProtocol>,
  ): Promise<Protocol> {
    await this.drafting.change(user, input, origin);
    return this.protocols.get(user, input.params.protocolId);
  }

  @Serve(refreshProtocol)
  async refreshProtocol(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(refreshProtocol) { params }: InputOf<typeof refreshProtocol>,
  ): Promise<Protocol> {
    await this.drafting.refresh(user, params.protocolId, origin);
    return this.protocols.get(user, params.protocolId);
  }

  @Serve(signProtocol)
  async signProtocol(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(signProtocol) input: InputOf<typeof signProtocol>,
  ): Promise<Protocol> {
    await this.protocols.sign(user, origin, input);
    return this.protocols.get(user, input.params.protocolId);
  }
}
