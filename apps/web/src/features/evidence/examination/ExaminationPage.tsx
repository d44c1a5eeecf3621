import { getExaminationTimeline, type ExaminationTimeline } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { Clock, useClockTitle } from '../Clock.tsx';
import { useCrumbs } from '../use-crumbs.ts';
import classes from './ExaminationPage.module.css';

/** What happened in an exam or a defence: card, questions, members' marks once opened, opinions (5.9, 5.10). */
export default function ExaminationPage() {
  const { t } = useTranslation('evidence');
  const { examinationId = '' } = useParams();
  const { data: timeline } = useSuspenseQuery(queryOf(getExaminationTimeline, { params: { examinationId } }));
  const { form, own, learner, programTitle, groupTitle, absent } = timeline;
  return (
    <Page
      title={t(`exam.title.${form}`)}
      lead={[!own && fullName(learner.name), programTitle, groupTitle].filter(Boolean).join(' · ')}
      status={absent && <StatusBadge tone="bad">{t('exam.absent')}</StatusBadge>}
      breadcrumbs={useCrumbs(timeline)}
      actions={<PrintButton request={{ kind: 'examination-timeline', examinationId }}>{t('print')}</PrintButton>}
    >
      <Facts timeline={timeline} />
      <Marks timeline={timeline} />
      <Events timeline={timeline} />
    </Page>
  );
}

function Facts({ timeline }: { timeline: ExaminationTimeline }) {
  const { t } = useTranslation('evidence');
  const { topic, card, mark, reportMinutes, remarks, own } = timeline;
  return (
    <Panel title={t('facts.title')}>
      <dl className={classes.facts}>
        {topic && <Fact name={t('exam.topic')}>{topic}</Fact>}
        {card && (
          <Fact name={t('exam.card', { number: card.number })}>
            <ol className={classes.questions}>
              {card.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </Fact>
        )}
        <Fact name={t('exam.mark')}>
          {mark ? t(`exam.marks.${mark}`) : t(own ? 'exam.notAnnounced' : 'exam.noMark')}
        </Fact>
        {reportMinutes !== null && <Fact name={t('exam.report')}>{t('exam.minutes', { count: reportMinutes })}</Fact>}
        {remarks && <Fact name={t('exam.remarks')}>{remarks}</Fact>}
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Marks({ timeline: { marks } }: { timeline: ExaminationTimeline }) {
  const { t } = useTranslation('evidence');
  if (marks.length === 0) return null;
  return (
    <Panel title={t('exam.members')} flush>
      <DataTable
        name={t('exam.members')}
        rows={marks}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('exam.member'), isName: true, render: ({ name }) => name },
          { key: 'role', title: t('exam.role'), render: ({ role }) => t(`exam.roles.${role}`) },
          {
            key: 'mark',
            title: t('exam.memberMark'),
            render: ({ mark }) => (mark ? t(`exam.marks.${mark}`) : t('exam.closed')),
          },
        ]}
      />
    </Panel>
  );
}

function Events({ timeline: { events } }: { timeline: ExaminationTimeline }) {
  const { t } = useTranslation('evidence');
  const time = useClockTitle();
  const rows = events.map((event, index) => ({ event, key: String(index) }));
  return (
    <Panel title={t('course.title')} flush>
      {rows.length === 0 ? (
        <EmptyState>{t('exam.nothing')}</EmptyState>
      ) : (
        <DataTable
          name={t('course.title')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'time',
              title: time,
              isName: true,
              render: ({ event }) => <Clock at={event.at} />,
            },
            {
              key: 'event',
              title: t('course.event'),
              render: ({ event }) => {
                const mark = 'mark' in event ? t(`exam.marks.${event.mark}`) : null;
                const reason = event.kind === 'confirmed' && event.reason ? 'reason' : undefined;
                return t(`exam.event.${event.kind}`, { ...event, mark, context: reason });
              },
            },
          ]}
        />
      )}
    </Panel>
  );
}
