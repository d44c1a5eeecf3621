import { IconFileCheck, IconFileX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Verify.module.css';

/** Whether the file at hand is the issued one. */
export function Verdict({ same, children }: { same: boolean; children: ReactNode }) {
  const Shape = same ? IconFileCheck : IconFileX;
  return (
    <p role="status" className={classes.verdict} data-same={same}>
      <Shape size={24} stroke={1.5} aria-hidden />
      {children}
    </p>
  );
}
