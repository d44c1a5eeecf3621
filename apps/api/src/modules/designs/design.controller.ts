import { Controller, Res, type StreamableFile } from '@nestjs/common';
import {
  calibrateDesign,
  getDesign,
  getDesignPicture,
  getDesignVersion,
  proofDesign,
  saveDesign,
  uploadDesignPicture,
  type CurrentDesign,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { DesignEditing } from './design-editing.service.ts';
import { DesignPictures } from './design-pictures.service.ts';

@Controller()
export class DesignController {
  constructor(
    private readonly editing: DesignEditing,
    private readonly pictures: DesignPictures,
  ) {}

  @Serve(getDesign)
  getDesign(@Input(getDesign) { params }: InputOf<typeof getDesign>): Promise<CurrentDesign> {
    return this.editing.get(params.kind);
  }

  @Serve(getDesignVersion)
  getDesignVersion(
    @Input(getDesignVersion) input: InputOf<typeof getDesignVersion>,
  ): Promise<OutputOf<typeof getDesignVersion>> {
    return this.editing.version(input);
  }

  @Serve(saveDesign)
  saveDesign(@CurrentUser() user: User, @Input(saveDesign) input: InputOf<typeof saveDesign>): Promise<CurrentDesign> {
    return this.editing.save(user.id, input);
  }

  @Serve(proofDesign)
  proofDesign(@Input(proofDesign) input: InputOf<typeof proofDesign>): Promise<StreamableFile> {
    return this.editing.proof(input);
  }

  @Serve(calibrateDesign)
  calibrateDesign(@Input(calibrateDesign) input: InputOf<typeof calibrateDesign>): Promise<StreamableFile> {
    return this.editing.calibration(input);
  }

  @Serve(uploadDesignPicture)
  uploadDesignPicture(
    @CurrentUser() user: User,
    @Input(uploadDesignPicture) { body }: InputOf<typeof uploadDesignPicture>,
  ): Promise<OutputOf<typeof uploadDesignPicture>> {
    return this.pictures.upload(user.id, body);
  }

  @Serve(getDesignPicture)
  async getDesignPicture(
    @Input(getDesignPicture) { params }: InputOf<typeof getDesignPicture>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { bytes, mediaType } = await this.pictures.read(params.sha256);
    reply
      .header('content-type', mediaType)
      .header('content-disposition', 'inline')
      .header('cache-control', 'private, max-age=31536000, immutable');
    return bytes;
  }
}
