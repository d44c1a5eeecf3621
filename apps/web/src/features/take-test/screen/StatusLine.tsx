import { IconCheck, IconCloudOff, IconCloudUp, IconEye, IconLock, type Icon } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useTestState } from '../use-test.ts';
import { statusOf, type Status } from './status.ts';
import classes from './StatusLine.module.css';

const SHAPES: Record<Status['kind'], Icon> = {
  calm: IconCloudUp,
  saving: IconCloudUp,
  saved: IconCheck,
  restored: IconCheck,
  offline: IconCloudOff,
  busy: IconCloudOff,
  server: IconCloudOff,
  signedOut: IconLock,
  frozen: IconEye,
};
/** A save that is quicker than this is not worth a flicker, nor a word to who listens. */
const SLOW_MS = 400;

/** Whether the answers are safe, in words. */
export function StatusLine() {
  const { t } = useTranslation('take-test');
  const setting = useTimeSetting();
  // By the reader's own clock alone: it is read, and read aloud, at every answer. The receipt has both times.
  const own = { ...setting, zone: setting.viewerZone };
  const state = useTestState();
  const now = statusOf(state);
  const slow = useSlow(now.kind === 'saving');
  const status = now.kind === 'saving' && !slow ? statusOf({ ...state, waiting: [] }) : now;
  const Shape = SHAPES[status.kind];
  const { savedAt, waiting } = state;
  return (
    <p role="status" className={classes.status} data-tone={status.tone}>
      <Shape size={18} stroke={1.8} aria-hidden />
      <span>{t(`status.${status.kind}`, { savedAt, count: waiting.length, ...own })}</span>
    </p>
  );
}

function useSlow(active: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [active]);
  return slow;
}
