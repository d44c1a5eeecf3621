import { Controller } from '@nestjs/common';
import {
  createExamCard,
  generateExamCards,
  listExamCards,
  updateExamCard,
  withdrawExamCard,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { ExamCards } from './exam-cards.service.ts';

type Cards = OutputOf<typeof listExamCards>;

@Controller()
export class ExamCardController {
  constructor(private readonly cards: ExamCards) {}

  @Serve(listExamCards)
  listExamCards(@Input(listExamCards) { params }: InputOf<typeof listExamCards>): Promise<Cards> {
    return this.cards.list(params.programId);
  }

  @Serve(createExamCard)
  createExamCard(
    @CurrentUser() user: User,
    @Input(createExamCard) { params, body }: InputOf<typeof createExamCard>,
  ): Promise<Cards> {
    return this.cards.create(user.id, params.programId, [body.questions]);
  }

  @Serve(generateExamCards)
  generateExamCards(
    @CurrentUser() user: User,
    @Input(generateExamCards) input: InputOf<typeof generateExamCards>,
  ): Promise<Cards> {
    return this.cards.generate(user.id, input);
  }

  @Serve(updateExamCard)
  updateExamCard(
    @CurrentUser() user: User,
    @Input(updateExamCard) input: InputOf<typeof updateExamCard>,
  ): Promise<Cards> {
    return this.cards.update(user.id, input);
  }

  @Serve(withdrawExamCard)
  withdrawExamCard(
    @CurrentUser() user: User,
    @Input(withdrawExamCard) input: InputOf<typeof withdrawExamCard>,
  ): Promise<Cards> {
    return this.cards.withdraw(user.id, input);
  }
}
