import { getProgram, getQuestion, listPrograms, listQuestions, type Question } from '@itog/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { invalidate, keyOf, queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import type { Crumb } from '../../ui/layout/Page.tsx';

/** The program that the address names. */
export function useBankProgram() {
  const { programId = '' } = useParams();
  return useSuspenseQuery(queryOf(getProgram, { params: { programId } })).data;
}

/** The question that the address names. */
export function useQuestion(): Question {
  const { questionId = '' } = useParams();
  return useSuspenseQuery(queryOf(getQuestion, { params: { questionId } })).data;
}

/** The whole bank of a program. */
export function useTopics(programId: string) {
  return useSuspenseQuery(queryOf(listQuestions, { params: { programId }, query: {} })).data.topics;
}

/** The pages above the bank's own. */
export function useCrumbs(programId: string): Crumb[] {
  const { t } = useTranslation(['question-bank', 'shell']);
  const { data } = useSuspenseQuery(queryOf(getProgram, { params: { programId } }));
  return [
    { label: t('shell:nav.programs'), to: paths.programs() },
    { label: data.title, to: paths.program(programId) },
    { label: t('title'), to: paths.questionBank(programId) },
  ];
}

/** After a change of the bank: what shows it is asked for again. */
export function useBankChanged() {
  const client = useQueryClient();
  return (question?: Question) => {
    if (question) client.setQueryData(keyOf(getQuestion, { params: { questionId: question.id } }), question);
    return invalidate(client, [listQuestions, listPrograms, getProgram]);
  };
}
