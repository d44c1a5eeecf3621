import { refreshAgenda, type Examination } from '@itog/contracts';
import { fullName, isPass } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import classes from './Agenda.module.css';
import { stageOf, type Stage } from './stage.ts';
import { useShown } from './use-shown.ts';

const TONES: Record<Stage, Tone> = {
  waiting: 'quiet',
  answering: 'wait',
  heard: 'warn',
  marked: 'warn',
  confirmed: 'good',
  absent: 'bad',
};

/** The learners in their order, each with where he stands; picking one shows him, without calling him up. */
export function Agenda() {
  const { t } = useTranslation('meeting');
  const { meeting, open, records } = useRoom();
  const { examinations, openedAt } = meeting;
  const decided = examinations.filter(({ absent, confirmedAt }) => absent || confirmedAt).length;
  return (
    <Panel title={t('agenda.title')}>
      {examinations.length === 0 ? (
        <Text c="dimmed">{t(openedAt ? 'agenda.empty' : 'agenda.ahead')}</Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {t('agenda.decided', { decided, count: examinations.length })}
          </Text>
          <ol className={classes.learners}>
            {examinations.map((each) => (
              <li key={each.id}>
                <Learner examination={each} />
              </li>
            ))}
          </ol>
        </>
      )}
      {open && records && <Refresh />}
    </Panel>
  );
}

function Learner({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const shown = useShown();
  const [, pick] = useUrlValue('learner');
  const { id, learner, mark } = examination;
  const stage = stageOf(examination, meeting);
  return (
    <button
      type="button"
      className={classes.learner}
      aria-current={shown?.id === id || undefined}
      onClick={() => pick(id === meeting.currentExaminationId ? '' : id)}
    >
      <span className={classes.name}>{fullName(learner.name)}</span>
      <StatusBadge tone={stage === 'confirmed' && mark && !isPass(mark) ? 'bad' : TONES[stage]}>
        {stage === 'confirmed' && mark
          ? t(`mark.${mark}`)
          : t(`agenda.stage.${stage}`, { context: genderOf(learner.name) })}
      </StatusBadge>
    </button>
  );
}

/** Learners who have been admitted after the opening, or were left to another day. */
function Refresh() {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const refreshing = useAct(async () => {
    const after = await call(refreshAgenda, { params: { meetingId: meeting.id } });
    if (after.examinations.length === meeting.examinations.length) notifications.show({ message: t('agenda.same') });
    return after;
  });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        mt="sm"
        h="auto"
        mih={34}
        maw="100%"
        py={4}
        lh={1.3}
        styles={{ label: { whiteSpace: 'normal', overflow: 'visible' } }}
        loading={refreshing.isPending}
        onClick={() => refreshing.mutate()}
      >
        {t('agenda.refresh')}
      </Button>
      <ProblemAlert error={refreshing.error} />
    </>
  );
}
