import type { MyAppeal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './mine.module.css';

/** When and where the appeal is heard, and by whom: the learner may attend (5.8). */
export function Invitation({ appeal: { hearing, commission, decision } }: { appeal: MyAppeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  if (!hearing) return null;
  const { at, place, link } = hearing;
  return (
    <Panel title={t(decision ? 'hearing.wasTitle' : 'hearing.title')}>
      <p className={classes.when}>{t('hearing.at', { at, ...setting })}</p>
      {place && <p className={classes.line}>{place}</p>}
      {link && (
        <p className={classes.line}>
          <Anchor href={link} target="_blank" rel="noreferrer">
            {t('hearing.join')}
          </Anchor>
        </p>
      )}
      {!decision && <p className={classes.fact}>{t('hearing.mayAttend')}</p>}
      {commission.length > 0 && (
        <ul className={classes.people} aria-label={t('commission.title')}>
          {commission.map(({ name, role }) => (
            <li key={`${role} ${name}`}>
              {name} <span className={classes.fact}>{t(`role.${role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
