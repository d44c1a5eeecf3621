import { withdrawQuestion, type Question } from '@itog/contracts';
import { Box, Button, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { QuestionHtml } from '../../../ui/question/QuestionHtml.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { QuestionStatus } from '../QuestionStatus.tsx';
import { useBankChanged, useCrumbs, useQuestion, useTopics } from '../use-bank.ts';
import { AsLearner } from './AsLearner.tsx';
import { Keyed } from './Keyed.tsx';
import { Versions } from './Versions.tsx';

/** One question: with its key, or as the learner will see it. */
export default function QuestionPage() {
  const { t } = useTranslation('question-bank');
  const question = useQuestion();
  const topic = useTopics(question.programId).find(({ id }) => id === question.topicId);
  const manages = useCan()('questions.manage');
  const [view, setView] = useUrlValue('view');
  const { id, name, status, refusals, explanationHtml } = question;
  return (
    <Page
      title={name}
      lead={[topic?.title ?? t('bank.noTopic'), t('question.version', { version: question.version })].join(' · ')}
      status={<QuestionStatus status={status} unfit={refusals.length > 0} />}
      breadcrumbs={useCrumbs(question.programId)}
      actions={
        manages && (
          <>
            {status !== 'withdrawn' && <Withdraw question={question} />}
            <Button component={Link} to={paths.questionEdit(id)} leftSection={<IconPencil size={18} aria-hidden />}>
              {t('edit.open')}
            </Button>
          </>
        )
      }
    >
      {refusals.length > 0 && (
        <Box mb="lg">
          <Refusals refusals={refusals} />
        </Box>
      )}
      <Panel
        title={t('question.title')}
        actions={
          <SegmentedControl
            aria-label={t('question.view')}
            value={view}
            onChange={setView}
            data={[
              { value: '', label: t('question.withKey') },
              { value: 'learner', label: t('question.asLearner') },
            ]}
          />
        }
      >
        {view === 'learner' ? <AsLearner question={question} /> : <Keyed question={question} />}
      </Panel>
      <Panel title={t('question.explanation')}>
        {explanationHtml ? (
          <QuestionHtml html={explanationHtml} />
        ) : (
          <Text c="dimmed">{t('question.noExplanation')}</Text>
        )}
      </Panel>
      <Panel title={t('question.versions')}>
        <Versions question={question} />
      </Panel>
    </Page>
  );
}

function Withdraw({ question }: { question: Question }) {
  const { t } = useTranslation('question-bank');
  const [asked, setAsked] = useState(false);
  const changed = useBankChanged();
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawQuestion, { params: { questionId: question.id } }),
    onSuccess: async (after) => {
      setAsked(false);
      notifications.show({ message: t('withdraw.done') });
      await changed(after);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('withdraw.act')}
      </Button>
      <ConfirmModal
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('withdraw.title')}
        confirm={t('withdraw.act')}
        onConfirm={() => withdrawing.mutate()}
        pending={withdrawing.isPending}
        error={withdrawing.error}
        danger
      >
        {t('withdraw.what')}
      </ConfirmModal>
    </>
  );
}
