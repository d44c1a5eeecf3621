import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Whole } from '../../ui/text/Whole.tsx';
import { DateTime } from '../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { Agenda } from './agenda/Agenda.tsx';
import { NotAdmitted } from './agenda/NotAdmitted.tsx';
import { TestResults } from './agenda/TestResults.tsx';
import { useShown } from './agenda/use-shown.ts';
import { Closing } from './decisions/Closing.tsx';
import { Decisions } from './decisions/Decisions.tsx';
import { Protocols } from './decisions/Protocols.tsx';
import { ExaminationPanel } from './examination/ExaminationPanel.tsx';
import { Nobody } from './examination/Nobody.tsx';
import { Opening } from './head/Opening.tsx';
import { Presence } from './head/Presence.tsx';
import { StatusLine } from './head/StatusLine.tsx';
import classes from './MeetingPage.module.css';
import { RoomProvider, useOpenRoom, useRoom } from './use-room.ts';

/** The commission’s meeting, live: who is there, who answers, what is asked, marked and decided (2.4, 3.9–3.11, 4). */
export default function MeetingPage() {
  const { meetingId = '' } = useParams();
  return <OpenMeeting key={meetingId} meetingId={meetingId} />;
}

function OpenMeeting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('meeting');
  const room = useOpenRoom(meetingId);
  const { meeting } = room;
  return (
    <RoomProvider value={room}>
      <Page
        title={t(`title.${meeting.form}`, { group: meeting.group.title })}
        status={<Stage />}
        lead={<Facts />}
        breadcrumbs={[
          { label: t('sessions'), to: paths.sessions() },
          { label: meeting.group.title, to: paths.session(meeting.sessionId) },
        ]}
      >
        <StatusLine />
        <div className={classes.columns}>
          <div className={classes.main}>
            <Opening />
            {meeting.closedAt && <Protocols />}
            <Work />
            <Decisions />
            <Closing />
          </div>
          <div className={classes.side}>
            {meeting.form !== 'test' && <Agenda />}
            <Presence />
            <NotAdmitted />
          </div>
        </div>
      </Page>
    </RoomProvider>
  );
}

/** What the meeting is about now: the learner who answers, or the tests. */
function Work() {
  const { meeting } = useRoom();
  const shown = useShown();
  if (meeting.form === 'test') return <TestResults />;
  if (!meeting.openedAt) return null;
  return shown ? <ExaminationPanel key={shown.id} examination={shown} /> : <Nobody />;
}

function Stage() {
  const { t } = useTranslation('meeting');
  const { openedAt, closedAt, cancelledAt } = useRoom().meeting;
  if (cancelledAt) return <StatusBadge tone="bad">{t('stage.cancelled')}</StatusBadge>;
  if (closedAt) return <StatusBadge tone="good">{t('stage.closed')}</StatusBadge>;
  return openedAt ? (
    <StatusBadge tone="wait">{t('stage.open')}</StatusBadge>
  ) : (
    <StatusBadge tone="quiet">{t('stage.ahead')}</StatusBadge>
  );
}

function Facts() {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const { program, opensAt, openedAt, closedAt, venue, address, commission, ...meeting } = useRoom().meeting;
  const { examKind, examDiscipline, secondTimeOf } = meeting;
  return (
    <div className={classes.facts} data-open={(openedAt && !closedAt) || undefined}>
      <div>
        {program.title}
        {meeting.form === 'exam' && examKind && ` · ${examDiscipline ?? t('exam.interdisciplinary')}`}
      </div>
      <div className={classes.once}>
        <DateTime value={opensAt} /> · {t(`venue.${venue}`)}
        {address && `, ${address}`} ·{' '}
        <Whole>{t('order', { number: commission.orderNumber, day: commission.orderDate })}</Whole>
      </div>
      {openedAt && (
        <Text size="sm" component="div" inherit className={classes.once}>
          {closedAt ? t('was', { openedAt, closedAt, ...setting }) : t('since', { openedAt, ...setting })}
        </Text>
      )}
      {secondTimeOf && (
        <div>
          <Link to={paths.session(secondTimeOf)}>{t('secondTime')}</Link>
        </div>
      )}
    </div>
  );
}
