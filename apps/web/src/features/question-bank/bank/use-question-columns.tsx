import type { listQuestions, OutputOf } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { QuestionStatus } from '../QuestionStatus.tsx';
import classes from './bank.module.css';
import type { Topic } from './BankFilters.tsx';

type Row = OutputOf<typeof listQuestions>['questions'][number];

/** How a question stands in the list of the bank. */
export function useQuestionColumns(topics: readonly Topic[]): Column<Row>[] {
  const { t } = useTranslation('question-bank');
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const topicOf = ({ topicId }: Row) => titles.get(topicId ?? '') ?? t('bank.noTopic');
  return [
    {
      key: 'name',
      title: t('bank.question'),
      isName: true,
      sortBy: ({ excerpt, name }) => excerpt || name,
      render: ({ id, name, excerpt, options, pictures, refusals }) => (
        <div className={classes.question}>
          <Anchor component={Link} to={paths.question(id)}>
            {excerpt || name}
          </Anchor>
          <Text size="xs" c="dimmed" fw={400}>
            {[
              name !== excerpt && name,
              t('bank.options', { count: options }),
              pictures > 0 && t('bank.pictures', { count: pictures }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {refusals.length > 0 && (
            <div className={classes.unfit}>
              <Refusals refusals={refusals} look="plain" />
            </div>
          )}
        </div>
      ),
    },
    { key: 'topic', title: t('bank.topic'), sortBy: topicOf, render: topicOf },
    {
      key: 'status',
      title: t('bank.status'),
      sortBy: ({ status }) => t(`status.${status}`),
      render: ({ status, refusals }) => <QuestionStatus status={status} unfit={refusals.length > 0} />,
    },
  ];
}
