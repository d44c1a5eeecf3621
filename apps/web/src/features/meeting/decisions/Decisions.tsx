import type { Meeting, MeetingDecision } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useRoom } from '../use-room.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import classes from './Decisions.module.css';
import { awaitingDates, learnersOf } from './learners.ts';
import { WithdrawDecision } from './WithdrawDecision.tsx';

/** What the commission has decided beside the marks, each with its reasons; the chair records it (3.8, 3.11). */
export function Decisions() {
  const { t } = useTranslation('meeting');
  const { meeting, open, leads } = useRoom();
  const [deciding, setDeciding] = useState(false);
  if (!meeting.openedAt) return null;
  const late = meeting.closedAt ? awaitingDates(meeting).map(({ learner }) => shortName(learner.name)) : [];
  return (
    <Panel
      title={t('decisions.title')}
      actions={
        leads &&
        (open || late.length > 0) && (
          <Button variant="default" onClick={() => setDeciding(true)}>
            {t(open ? 'decisions.add' : 'decisions.newDates')}
          </Button>
        )
      }
    >
      {late.length > 0 && (
        <Alert color="red">{t(leads ? 'decisions.late' : 'decisions.lateRead', { names: late })}</Alert>
      )}
      {meeting.decisions.length === 0 && (
        <Text c="dimmed">
          {t(
            !open
              ? 'decisions.none'
              : !leads
                ? 'decisions.emptyRecords'
                : meeting.form === 'test'
                  ? 'decisions.emptyTest'
                  : 'decisions.empty',
          )}
        </Text>
      )}
      <ul className={classes.decisions}>
        {meeting.decisions.map((decision) => (
          <li key={decision.id}>
            <Decision decision={decision} meeting={meeting} />
          </li>
        ))}
      </ul>
      <DecisionDialog opened={deciding} onClose={() => setDeciding(false)} />
    </Panel>
  );
}

function Decision({ decision, meeting }: { decision: MeetingDecision; meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const { kind, enrolmentId, fromDay, untilDay, reasons, at, decidedBy, present } = decision;
  const learner = learnersOf(meeting).find((each) => each.enrolmentId === enrolmentId);
  return (
    <>
      <strong>{t(`decisions.kind.${kind}`)}</strong>
      {learner && <div>{shortName(learner.learner.name)}</div>}
      {fromDay && untilDay && (
        <div>{t(fromDay === untilDay ? 'decisions.onDay' : 'decisions.days', { fromDay, untilDay })}</div>
      )}
      <p>{reasons}</p>
      {present && <Text size="sm">{t('decisions.present', { names: present })}</Text>}
      <Text size="sm" c="dimmed">
        {t('decisions.by', { at, by: decidedBy, ...setting })}
      </Text>
      <WithdrawDecision decision={decision} />
    </>
  );
}
