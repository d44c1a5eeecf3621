import { openHearing, type Appeal } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from '../case/case.module.css';
import { namesOf, useAct } from '../case/use-case.ts';
import { Schedule } from './Schedule.tsx';
import { Vote } from './Vote.tsx';

/** The hearing: set by the office, opened by the chair, voted on by the members (5.6–5.8). */
export function HearingPanel({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const may = useCan();
  const [moving, setMoving] = useState(false);
  const { state, hearing } = appeal;
  const schedules = may('appeals.manage') && (state === 'filed' || (state === 'scheduled' && moving));
  return (
    <Panel title={t('hearing.staffTitle')}>
      {hearing ? (
        <When hearing={hearing} />
      ) : (
        <Text>{t('hearing.none', { context: may('appeals.manage') ? undefined : 'reader' })}</Text>
      )}
      {schedules && <Schedule appeal={appeal} onDone={() => setMoving(false)} />}
      {state === 'scheduled' && may('appeals.manage') && !moving && (
        <Button variant="default" mt="sm" onClick={() => setMoving(true)}>
          {t('schedule.move')}
        </Button>
      )}
      {state === 'scheduled' && <Opening appeal={appeal} />}
      {state === 'in-hearing' && <Vote appeal={appeal} />}
    </Panel>
  );
}

function When({ hearing: { at, place, link, openedAt } }: { hearing: NonNullable<Appeal['hearing']> }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  return (
    <>
      <p className={classes.strong}>{t('hearing.at', { at, ...setting })}</p>
      {place && <p className={classes.line}>{place}</p>}
      {link && (
        <p className={classes.line}>
          <Anchor href={link} target="_blank" rel="noreferrer">
            {t('hearing.join')}
          </Anchor>
        </p>
      )}
      {openedAt && <p className={classes.fact}>{t('hearing.opened', { at: openedAt, ...setting })}</p>}
    </>
  );
}

/** The chair opens the hearing, once its hour has come and enough people are there. */
function Opening({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const opening = useAct(() => call(openHearing, { params: { appealId: appeal.id } }));
  const names = namesOf(appeal);
  if (appeal.mySeat !== 'chair') return appeal.mySeat && <p className={classes.fact}>{t('hearing.chairOpens')}</p>;
  return (
    <div className={classes.form}>
      <Refusals refusals={appeal.openRefusals} names={names} />
      <ProblemAlert error={opening.error} names={names} />
      <Button
        loading={opening.isPending}
        disabled={appeal.openRefusals.length > 0}
        onClick={() => opening.mutate(undefined)}
      >
        {t('hearing.open')}
      </Button>
    </div>
  );
}
