import { removeFromAgenda, type Examination } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { serverTime } from '../../../api/clock.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useCallUp } from '../agenda/use-call-up.ts';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import { Elapsed } from './Elapsed.tsx';
import classes from './Examination.module.css';
import { Times } from './Times.tsx';

/** Whether the learner answers now, from when to when; chair and secretary call him up, end it, or record that he did not come. */
export function Floor({ examination }: { examination: Examination }) {
  const { open, records } = useRoom();
  const [timing, setTiming] = useState(false);
  return (
    <div>
      <div className={classes.floor}>
        <Clocked examination={examination} />
        {open && records && <Calls examination={examination} onTimes={() => setTiming((shown) => !shown)} />}
      </div>
      {timing && <Times examination={examination} onDone={() => setTiming(false)} />}
    </div>
  );
}

function Clocked({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const { meeting } = useRoom();
  const { startedAt, endedAt, absent, learner, id } = examination;
  const context = genderOf(learner.name);
  if (absent) return <Text>{t('agenda.stage.absent', { context })}</Text>;
  if (!startedAt) return <Text c="dimmed">{t('floor.waits')}</Text>;
  if (endedAt) return <Text>{t('floor.heard', { startedAt, endedAt, context, ...setting })}</Text>;
  return (
    <Text component="div">
      {t(id === meeting.currentExaminationId ? 'floor.since' : 'floor.paused', { startedAt, context, ...setting })}{' '}
      <Elapsed since={startedAt} />
    </Text>
  );
}

/** Anything at all is written of the learner’s answer: then he was not absent. */
function isHeard({ card, reportMinutes, remarks, marks, questions, opinions }: Examination): boolean {
  const written = card !== null || reportMinutes !== null || remarks !== null;
  return written || questions.length > 0 || opinions.length > 0 || marks.some(({ given }) => given);
}

/** Leaves the learner to another day: his name goes from the agenda of this one. */
function Postpone({ examinationId }: { examinationId: string }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const removing = useAct(() => call(removeFromAgenda, { params: { meetingId: meeting.id, examinationId } }));
  return (
    <>
      <Button variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
        {t('agenda.remove')}
      </Button>
      <ProblemAlert error={removing.error} />
    </>
  );
}

function Calls({ examination, onTimes }: { examination: Examination; onTimes: () => void }) {
  const { t } = useTranslation('meeting');
  const { meeting, write } = useRoom();
  const calling = useCallUp();
  const { id, startedAt, endedAt, absent, confirmedAt, learner } = examination;
  const current = id === meeting.currentExaminationId;
  const end = () =>
    startedAt &&
    write({
      kind: 'times',
      examinationId: id,
      startedAt: startedAt.toISOString(),
      endedAt: new Date(serverTime()).toISOString(),
    });
  return (
    <>
      <div className={classes.actions}>
        {!current && !absent && !confirmedAt && (
          <Button loading={calling.isPending} onClick={() => calling.mutate(id)}>
            {t(startedAt ? 'call.again' : 'call.act')}
          </Button>
        )}
        {!confirmedAt && !isHeard(examination) && (
          <Button variant="default" onClick={() => write({ kind: 'absence', examinationId: id, absent: !absent })}>
            {t(absent ? 'absence.undo' : 'absence.act', { context: genderOf(learner.name) })}
          </Button>
        )}
        {!startedAt && !absent && !isHeard(examination) && <Postpone examinationId={id} />}
        {startedAt && !endedAt && (
          <Button variant="default" onClick={end}>
            {t('floor.end')}
          </Button>
        )}
        {startedAt && (
          <Button variant="subtle" onClick={onTimes}>
            {t('times.change')}
          </Button>
        )}
      </div>
      <ProblemAlert error={calling.error} />
    </>
  );
}
