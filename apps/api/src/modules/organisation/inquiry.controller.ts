import { Controller } from '@nestjs/common';
import { answerInquiry, askAboutRegulation, listInquiries, type InputOf, type OutputOf } from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { InquiryService } from './inquiry.service.ts';

@Controller()
export class InquiryController {
  constructor(private readonly inquiries: InquiryService) {}

  @Serve(askAboutRegulation)
  askAboutRegulation(
    @RequestOrigin() { address }: Origin,
    @Input(askAboutRegulation) input: InputOf<typeof askAboutRegulation>,
  ): Promise<OutputOf<typeof askAboutRegulation>> {
    return this.inquiries.ask(address, input);
  }

  @Serve(listInquiries)
  listInquiries(): Promise<OutputOf<typeof listInquiries>> {
    return this.inquiries.list();
  }

  @Serve(answerInquiry)
  answerInquiry(
    @CurrentUser() user: User,
    @Input(answerInquiry) input: InputOf<typeof answerInquiry>,
  ): Promise<OutputOf<typeof answerInquiry>> {
    return this.inquiries.answer(user.id, input);
  }
}
