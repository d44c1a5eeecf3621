import { useTranslation } from 'react-i18next';
import classes from './monitor.module.css';

/** The session in numbers, in the order given. */
export function Tiles({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation('sessions');
  return (
    <dl className={classes.tiles}>
      {Object.entries(counts).map(([key, count]) => (
        <div key={key} className={classes.tile} data-key={key} data-zero={count === 0 || undefined}>
          <dt>{t(`tile.${key}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
