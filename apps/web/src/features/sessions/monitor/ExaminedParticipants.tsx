import { listTheses, type OutputOf, type SessionDetails, type Thesis } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { ThesisReadiness } from '../../../ui/thesis/ThesisReadiness.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { EXAMINED, EXAMINED_TONES, examinedAs } from './examination-standing.ts';
import { LearnerName } from './LearnerName.tsx';
import classes from './monitor.module.css';

type Participant = SessionDetails['participants'][number];
type Theses = ReadonlyMap<string, Thesis | null>;

/** Everybody of an exam or a defence: admitted or not, the work, the mark as the chair has confirmed it, the second time. */
export function ExaminedParticipants({ session }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const theses = useSessionTheses(session);
  return (
    <Panel title={t('monitor.participants')} flush>
      <DataTable
        name={t('monitor.participants')}
        columns={useColumns(session.group.id, theses)}
        rows={session.participants}
        rowKey={({ enrolmentId }) => enrolmentId}
      />
    </Panel>
  );
}

/** The theses of a defence by enrolment; null for an exam, and for who may not read them. */
export function useSessionTheses({ form, group }: SessionDetails): Theses | null {
  const reads = useCan()('theses.read');
  const { data } = useQuery({
    ...queryOf(listTheses, { params: { groupId: group.id } }),
    enabled: reads && form === 'defence',
  });
  return useMemo(() => (data ? thesesOf(data) : null), [data]);
}

function thesesOf({ theses }: OutputOf<typeof listTheses>): Theses {
  return new Map(theses.map(({ enrolmentId, thesis }) => [enrolmentId, thesis]));
}

function useColumns(groupId: string, theses: Theses | null): Column<Participant>[] {
  const { t } = useTranslation('sessions');
  return useMemo(() => {
    const work: Column<Participant> = {
      key: 'work',
      title: t('monitor.work'),
      render: ({ enrolmentId }) => theses && <ThesisReadiness thesis={theses.get(enrolmentId) ?? null} />,
    };
    return [
      {
        key: 'name',
        title: t('monitor.learner'),
        isName: true,
        sortBy: ({ learner }) => fullName(learner.name),
        render: (participant) => <LearnerName groupId={groupId} of={participant} />,
      },
      {
        key: 'state',
        title: t('monitor.state'),
        sortBy: (participant) => EXAMINED.indexOf(examinedAs(participant)),
        render: (participant) => <State participant={participant} />,
      },
      ...(theses ? [work] : []),
      {
        key: 'mark',
        title: t('monitor.mark'),
        sortBy: ({ examination }) => examination?.mark ?? null,
        render: ({ examination }) => <Mark examination={examination} />,
      },
    ];
  }, [t, groupId, theses]);
}

function State({ participant }: { participant: Participant }) {
  const { t } = useTranslation('sessions');
  const standing = examinedAs(participant);
  const uncalled = standing === 'waiting' && !participant.acknowledged;
  const context = genderOf(participant.learner.name);
  return (
    <div className={classes.state}>
      <StatusBadge tone={uncalled ? 'warn' : EXAMINED_TONES[standing]}>
        {t(`examined.${standing}`, { context })}
      </StatusBadge>
      {standing === 'not-admitted' && (
        <div className={classes.small}>
          <Refusals refusals={participant.refusals} look="plain" />
        </div>
      )}
      {uncalled && <div className={classes.small}>{t('monitor.notCalled', { context })}</div>}
    </div>
  );
}

function Mark({ examination }: Pick<Participant, 'examination'>) {
  const { t } = useTranslation('sessions');
  const reads = useCan()('evidence.read');
  if (!examination) return null;
  const { mark, secondTime } = examination;
  return (
    <>
      {mark && t(`mark.${mark}`)}
      {secondTime && (
        <div className={classes.small}>
          {t('second.dates')} <CalendarDay value={secondTime.from} look="table" /> —{' '}
          <CalendarDay value={secondTime.until} look="table" />
        </div>
      )}
      {reads && (
        <div className={classes.evidence}>
          <Anchor component={Link} to={paths.examinationTimeline(examination.id)} size="sm">
            {t('monitor.timelineExam')}
          </Anchor>
        </div>
      )}
    </>
  );
}
