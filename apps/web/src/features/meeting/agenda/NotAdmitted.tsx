import { fullName } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useRoom } from '../use-room.ts';
import classes from './Agenda.module.css';

/** Learners of the session whom 3.1 or 3.2 keeps away, each with why. */
export function NotAdmitted() {
  const { t } = useTranslation('meeting');
  const { notAdmitted } = useRoom().meeting;
  if (notAdmitted.length === 0) return null;
  return (
    <Panel title={t('notAdmitted')}>
      <ul className={classes.list}>
        {notAdmitted.map(({ enrolmentId, learner, refusals }) => (
          <li key={enrolmentId}>
            {fullName(learner.name)}
            <Refusals refusals={refusals} look="plain" />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
