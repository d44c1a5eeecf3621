import { listQuestions, QUESTION_STATUSES } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconFileUpload, IconListCheck, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { TestLength } from '../../../ui/test-length/TestLength.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { useBankProgram, useCrumbs } from '../use-bank.ts';
import { BankFilters } from './BankFilters.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import classes from './bank.module.css';
import { useQuestionColumns } from './use-question-columns.tsx';

/** The bank of a program: its topics, its questions, and what keeps them from being published (3.5). */
export default function BankPage() {
  const { t } = useTranslation('question-bank');
  const program = useBankProgram();
  const { id: programId, publishedQuestions: published, draftQuestions: drafts } = program;
  const crumbs = useCrumbs(programId).slice(0, -1);
  const manages = useCan()('questions.manage');
  const { data, error } = useQuery({
    ...queryOf(listQuestions, { params: { programId }, query: useFilters() }),
    placeholderData: keepPreviousData,
  });
  const topics = data?.topics ?? [];
  const columns = useQuestionColumns(topics);
  const upload = (
    <Button
      component={Link}
      to={paths.questionImport(programId)}
      leftSection={<IconFileUpload size={18} aria-hidden />}
    >
      {t('import.open')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      lead={published > 0 ? t('bank.published', { count: published }) : t('bank.unpublished')}
      breadcrumbs={crumbs}
      actions={
        <>
          <ExportMenu programId={programId} disabled={published + drafts === 0} />
          {manages && (
            <>
              <Button
                component={Link}
                to={paths.newQuestion(programId)}
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('edit.add')}
              </Button>
              {upload}
            </>
          )}
        </>
      }
    >
      {data && manages && <PublishPanel programId={programId} drafts={drafts} refusals={data.publishRefusals} />}
      {program.forms.includes('test') && (
        <div className={classes.length}>
          <TestLength bank={program} policy={program.effectivePolicy} programId={programId} />
        </div>
      )}
      <BankFilters topics={topics} />
      <Listing
        name={t('title')}
        columns={columns}
        rows={data?.questions}
        rowKey={({ id }) => id}
        error={error}
        filters={['search', 'topic', 'status']}
        empty={
          <EmptyState icon={IconListCheck} action={manages && upload}>
            {t(manages ? 'bank.empty' : 'bank.emptyRead')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useFilters() {
  const [search] = useUrlValue('search');
  const [topicId] = useUrlValue('topic');
  const [status] = useUrlValue('status');
  return {
    search: search || undefined,
    topicId: topicId || undefined,
    status: QUESTION_STATUSES.find((each) => each === status),
  };
}
