import { Controller } from '@nestjs/common';
import { getMyAttestation, listMyAttestations, type InputOf, type MyAttestation, type OutputOf } from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { MyAttestationService } from './my-attestation.service.ts';

@Controller()
export class MyAttestationController {
  constructor(private readonly attestations: MyAttestationService) {}

  @Serve(listMyAttestations)
  listMyAttestations(@CurrentUser() user: User): Promise<OutputOf<typeof listMyAttestations>> {
    return this.attestations.list(user.id);
  }

  @Serve(getMyAttestation)
  getMyAttestation(
    @CurrentUser() user: User,
    @Input(getMyAttestation) { params }: InputOf<typeof getMyAttestation>,
  ): Promise<MyAttestation> {
    return this.attestations.get(user.id, params.sessionId);
  }
}
