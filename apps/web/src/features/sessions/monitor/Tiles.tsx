import { useTranslation } from 'react-i18next';
import classes from './monitor.module.css';
import type { counted } from './standing.ts';

/** The session in numbers. */
export function Tiles({ counts }: { counts: ReturnType<typeof counted> }) {
  const { t } = useTranslation('sessions');
  const tiles = [
    ['admitted', counts.admitted],
    ['running', counts.running],
    ['passed', counts.passed],
    ['notPassed', counts.notPassed],
    ['barred', counts.barred],
  ] as const;
  return (
    <dl className={classes.tiles}>
      {tiles.map(([key, count]) => (
        <div key={key} className={classes.tile} data-key={key} data-zero={count === 0 || undefined}>
          <dt>{t(`tile.${key}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
