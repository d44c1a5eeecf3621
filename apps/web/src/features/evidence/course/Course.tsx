import type { AttemptTimeline } from '@itog/contracts';
import { Button, Checkbox, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { Clock, useClockTitle } from '../Clock.tsx';
import { useEventWords } from '../event-words.ts';
import classes from './Course.module.css';
import { wanted, type Line } from './wanted.ts';

/** Rows that a phone shows without strain. */
const AT_ONCE = 100;

export type CourseProps = {
  readonly timeline: AttemptTimeline;
  /** Shows the test as it stood at this event. */
  readonly onShow: (index: number) => void;
};

/** Everything in its order, narrowed to a question or to changed answers; both stand in the address. */
export function Course({ timeline: { events, questions }, onShow }: CourseProps) {
  const { t } = useTranslation('evidence');
  const [question, setQuestion] = useUrlValue('question');
  const [changes, setChanges] = useUrlValue('changes');
  const [most, setMost] = useState(AT_ONCE);
  const lines = useMemo(
    () => wanted(events, { question: question ? Number(question) : null, changesOnly: changes !== '' }),
    [events, question, changes],
  );
  const columns = useColumns(questions, onShow);
  const left = lines.length - most;
  return (
    <Panel title={t('course.title')} flush>
      <div className={classes.filters}>
        <Select
          label={t('course.question')}
          placeholder={t('course.all')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('course.all') }}
          data={questions.map((_, index) => ({
            value: String(index + 1),
            label: t('course.number', { number: index + 1 }),
          }))}
          value={question || null}
          onChange={(value) => setQuestion(value ?? '')}
        />
        <Checkbox
          label={t('course.changes')}
          checked={changes !== ''}
          onChange={({ currentTarget }) => setChanges(currentTarget.checked ? 'only' : '')}
        />
        <span role="status" className={classes.count}>
          {t('course.count', { count: lines.length })}
        </span>
      </div>
      {lines.length > 0 ? (
        <DataTable
          name={t('course.title')}
          columns={columns}
          rows={lines.slice(0, most)}
          rowKey={({ index }) => String(index)}
        />
      ) : (
        <EmptyState>{t(changes ? 'course.noChanges' : 'course.nothing')}</EmptyState>
      )}
      {left > 0 && (
        <div className={classes.more}>
          <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
            {t('course.more', { count: Math.min(left, AT_ONCE) })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function useColumns(questions: AttemptTimeline['questions'], onShow: CourseProps['onShow']): Column<Line>[] {
  const { t } = useTranslation('evidence');
  const words = useEventWords(questions);
  const time = useClockTitle();
  return [
    {
      key: 'time',
      title: time,
      isName: true,
      render: ({ event }) => <Clock at={event.at} />,
    },
    {
      key: 'event',
      title: t('course.event'),
      render: ({ event, index }) =>
        event.kind === 'choice' ? (
          <div className={classes.choice}>
            {t('replay.choice', { number: event.question, what: words(event) })}
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onShow(index)}
              aria-label={t('course.showNamed', { number: event.question })}
            >
              {t('course.showAct')}
            </Button>
          </div>
        ) : (
          words(event)
        ),
    },
  ];
}
