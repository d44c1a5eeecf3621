import { openMarks, type Examination } from '@itog/contracts';
import { fullName, isPass, shortName } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { unmarked } from '../agenda/stage.ts';
import { quorumIn } from '../head/quorum.ts';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import { Confirmation } from './Confirmation.tsx';
import classes from './Marks.module.css';

/** Who has given a mark; which, only once the chair has opened them (4). */
export function Marks({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { open, leads } = useRoom();
  const { marksOpenedAt } = examination;
  return (
    <>
      <div>
        {!marksOpenedAt && (
          <Text size="sm" c="dimmed" mb="xs">
            {t('marks.closed')}
          </Text>
        )}
        <Voters examination={examination} />
      </div>
      {open && leads && !marksOpenedAt && <OpenMarks examination={examination} />}
      {marksOpenedAt && <Confirmation examination={examination} />}
    </>
  );
}

function Voters({ examination: { marks, marksOpenedAt } }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId } = useRoom();
  return (
    <ul className={classes.voters}>
      {meeting.seats
        .filter(({ role }) => role !== 'secretary')
        .map(({ id, name, present }) => {
          const own = marks.find(({ userId }) => userId === id);
          const shown = marksOpenedAt || id === myId ? own?.mark : null;
          return (
            <li key={id}>
              <span>{fullName(name)}</span>
              <StatusBadge tone={shown && !isPass(shown) ? 'bad' : own?.given ? 'good' : present ? 'wait' : 'quiet'}>
                {shown
                  ? t(`mark.${shown}`)
                  : t(own?.given ? 'marks.done' : present ? 'marks.awaited' : 'presence.away')}
              </StatusBadge>
            </li>
          );
        })}
    </ul>
  );
}

/** The chair opens the marks when everybody present has given his own; until then the page says whom it waits for. */
function OpenMarks({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const opening = useAct(() => call(openMarks, { params: { meetingId: meeting.id, examinationId: examination.id } }));
  const missing = unmarked(examination, meeting.seats).map(({ name }) => shortName(name));
  const nobody = examination.marks.every(({ given }) => !given);
  const why = !quorumIn(meeting).enough
    ? t('marks.noQuorum')
    : missing.length > 0
      ? t('marks.missing', { names: missing })
      : nobody
        ? t('marks.nobody')
        : null;
  return (
    <div>
      <Button disabled={why !== null} loading={opening.isPending} onClick={() => opening.mutate()}>
        {t('marks.open')}
      </Button>
      {why && (
        <Text size="sm" c="dimmed" mt={6}>
          {why}
        </Text>
      )}
      <ProblemAlert error={opening.error} />
    </div>
  );
}
