import type { Protocol } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { Deadline } from '../../ui/time/Deadline.tsx';
import { useSecondsUntil } from '../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import classes from './DueBanner.module.css';

/** Until when the protocol must be signed: on that day the results are announced, and the right of appeal hangs on it (3.12, 5.3). */
export function DueBanner({ protocol }: { protocol: Pick<Protocol, 'dueAt'> }) {
  const { t } = useTranslation('protocols');
  const setting = useTimeSetting();
  const over = useSecondsUntil(protocol.dueAt) === 0;
  return (
    <div className={classes.banner}>
      <Deadline until={protocol.dueAt} />
      <span>{t(over ? 'overdue' : 'due', { dueAt: protocol.dueAt, ...setting })}</span>
    </div>
  );
}
