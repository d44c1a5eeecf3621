import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Facts.module.css';

const LIMITS = ['time', 'saved', 'wait', 'silence', 'tabs', 'flags'] as const;

/** What the record shows and what it cannot. */
export function Limits() {
  const { t } = useTranslation('evidence');
  return (
    <Panel title={t('limits.title')}>
      <ul className={classes.limits}>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`limits.${limit}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
