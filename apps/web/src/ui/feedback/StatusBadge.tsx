import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StatusBadge.module.css';

/** good: done, valid · wait: under way · warn: wants attention · bad: refused, void · quiet: not begun, past. */
export type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'quiet';

const SHAPES: Record<Tone, Icon> = {
  good: IconCircleCheck,
  wait: IconClock,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  quiet: IconCircleDashed,
};

/** A state in a word, a shape and a colour; the colour alone never says it. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Shape = SHAPES[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Shape size={16} stroke={1.8} aria-hidden />
      {children}
    </span>
  );
}
