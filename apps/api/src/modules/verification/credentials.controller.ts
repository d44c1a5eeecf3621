import { Controller, type StreamableFile } from '@nestjs/common';
import {
  CREDENTIAL_TYPE,
  getCredential,
  getCredentialStatus,
  getIssuer,
  getIssuerKey,
  getIssuerKeys,
  listIssuerKeys,
  replaceIssuerKey,
  type InputOf,
  type OutputOf,
  type PublicKey,
} from '@itog/contracts';
import { download } from '../../platform/download.ts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { CredentialKeys } from './credential-keys.service.ts';
import { Credentials } from './credentials.service.ts';

@Controller()
export class CredentialsController {
  constructor(
    private readonly credentials: Credentials,
    private readonly keys: CredentialKeys,
  ) {}

  @Serve(getCredential)
  async getCredential(
    @RequestOrigin() { address }: Origin,
    @Input(getCredential) { params }: InputOf<typeof getCredential>,
  ): Promise<StreamableFile> {
    const token = await this.credentials.token(address, params.code);
    return download(Buffer.from(token, 'ascii'), 'credential.jwt', CREDENTIAL_TYPE);
  }

  @Serve(getCredentialStatus)
  getCredentialStatus(
    @RequestOrigin() { address }: Origin,
    @Input(getCredentialStatus) { params }: InputOf<typeof getCredentialStatus>,
  ): Promise<OutputOf<typeof getCredentialStatus>> {
    return this.credentials.status(address, params.code);
  }

  @Serve(getIssuer)
  getIssuer(): Promise<OutputOf<typeof getIssuer>> {
    return this.credentials.issuer();
  }

  @Serve(getIssuerKeys)
  async getIssuerKeys(): Promise<OutputOf<typeof getIssuerKeys>> {
    return { keys: await this.keys.published() };
  }

  @Serve(getIssuerKey)
  getIssuerKey(@Input(getIssuerKey) { params }: InputOf<typeof getIssuerKey>): Promise<PublicKey> {
    return this.keys.publishedKey(params.thumbprint);
  }

  @Serve(listIssuerKeys)
  async listIssuerKeys(): Promise<OutputOf<typeof listIssuerKeys>> {
    return { keys: await this.keys.kept() };
  }

  @Serve(replaceIssuerKey)
  replaceIssuerKey(@CurrentUser() user: User): Promise<PublicKey> {
    return this.keys.replace(user.id);
  }
}
