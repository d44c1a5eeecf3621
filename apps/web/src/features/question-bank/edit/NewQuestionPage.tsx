import { createQuestion } from '@itog/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { useBankChanged, useBankProgram, useCrumbs, useTopics } from '../use-bank.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { BLANK, type QuestionBody } from './question-values.ts';

/** Adds a question as a draft. */
export default function NewQuestionPage() {
  const { t } = useTranslation('question-bank');
  const { id: programId } = useBankProgram();
  const topics = useTopics(programId);
  const changed = useBankChanged();
  const navigate = useNavigate();
  const creating = useMutation({
    mutationFn: (body: QuestionBody) => call(createQuestion, { params: { programId }, body }),
    onSuccess: async (question) => {
      await changed(question);
      await navigate(paths.question(question.id), { replace: true });
    },
  });
  return (
    <Page title={t('edit.newTitle')} breadcrumbs={useCrumbs(programId)}>
      <QuestionForm
        programId={programId}
        initial={BLANK}
        topics={topics.map(({ title }) => title)}
        submit={t('edit.create')}
        cancelTo={paths.questionBank(programId)}
        onSubmit={creating.mutate}
        pending={creating.isPending}
        error={creating.error}
      />
    </Page>
  );
}
