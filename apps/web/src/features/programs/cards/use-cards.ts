import {
  createExamCard,
  generateExamCards,
  listExamCards,
  updateExamCard,
  withdrawExamCard,
  type CallOf,
  type ExamCard,
} from '@itog/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { keyOf } from '../../../api/query.ts';

type Cards = { cards: ExamCard[] };
export type Generation = CallOf<typeof generateExamCards>['body'];

/** A change of a program's cards; the list shows what the server answers. */
function useCardsMutation<Input>(programId: string, mutationFn: (input: Input) => Promise<Cards>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (cards) => client.setQueryData(keyOf(listExamCards, { params: { programId } }), cards),
  });
}

/** Writes a new card, or changes one; a drawn one is replaced by another of its number. */
export function useSaveCard(programId: string, card: ExamCard | null) {
  return useCardsMutation(programId, (questions: string[]) =>
    card
      ? call(updateExamCard, { params: { programId, cardId: card.id }, body: { questions } })
      : call(createExamCard, { params: { programId }, body: { questions } }),
  );
}

/** Deals questions onto so many more cards. */
export function useGenerateCards(programId: string) {
  return useCardsMutation(programId, (body: Generation) => call(generateExamCards, { params: { programId }, body }));
}

/** Takes a card out of use. */
export function useWithdrawCard(programId: string) {
  return useCardsMutation(programId, (cardId: string) => call(withdrawExamCard, { params: { programId, cardId } }));
}
