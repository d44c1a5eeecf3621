import { Controller } from '@nestjs/common';
import { verifyDocument, verifyFile, type InputOf, type OutputOf, type Verification } from '@itog/contracts';
import { Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import { VerificationService } from './verification.service.ts';

@Controller()
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Serve(verifyDocument)
  verifyDocument(
    @RequestOrigin() { address }: Origin,
    @Input(verifyDocument) { params }: InputOf<typeof verifyDocument>,
  ): Promise<Verification> {
    return this.verification.verify(address, params.code);
  }

  @Serve(verifyFile)
  verifyFile(
    @RequestOrigin() { address }: Origin,
    @Input(verifyFile) { params }: InputOf<typeof verifyFile>,
  ): Promise<OutputOf<typeof verifyFile>> {
    return this.verification.verifyFile(address, params.sha256);
  }
}
