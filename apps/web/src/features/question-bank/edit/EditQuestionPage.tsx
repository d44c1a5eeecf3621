import { reviseQuestion } from '@itog/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { useBankChanged, useCrumbs, useQuestion, useTopics } from '../use-bank.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { valuesOf, type QuestionBody } from './question-values.ts';

/** Makes a new version of a question; a question itself is never changed. */
export default function EditQuestionPage() {
  const { t } = useTranslation('question-bank');
  const question = useQuestion();
  const { id: questionId, programId, version } = question;
  const topics = useTopics(programId);
  const changed = useBankChanged();
  const navigate = useNavigate();
  const revising = useMutation({
    mutationFn: (body: QuestionBody) => call(reviseQuestion, { params: { questionId }, body: { ...body, version } }),
    onSuccess: async (after) => {
      notifications.show({ message: t('edit.saved', { version: after.version }) });
      await changed(after);
      await navigate(paths.question(questionId));
    },
  });
  const topic = topics.find(({ id }) => id === question.topicId)?.title ?? '';
  const crumbs = [...useCrumbs(programId), { label: question.name, to: paths.question(questionId) }];
  return (
    <Page title={t('edit.title')} lead={t('edit.lead')} breadcrumbs={crumbs}>
      <QuestionForm
        key={`${questionId}-${version}`}
        programId={programId}
        initial={valuesOf(question, topic)}
        topics={topics.map(({ title }) => title)}
        submit={t('edit.save', { version: version + 1 })}
        cancelTo={paths.question(questionId)}
        onSubmit={revising.mutate}
        pending={revising.isPending}
        error={revising.error}
      />
    </Page>
  );
}
