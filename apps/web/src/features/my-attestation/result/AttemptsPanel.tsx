import type { MyAttestation } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Result.module.css';

/** Every attempt that has ended, with its receipt. */
export function AttemptsPanel({ attempts }: Pick<MyAttestation, 'attempts'>) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const finished = attempts.filter(({ finishedAt }) => finishedAt !== null);
  return (
    <Panel title={t('attempts.title')}>
      <ul className={classes.rows}>
        {finished.map(({ id, number, finishedAt, closeReason, annulledAt, granted, result }) => (
          <li key={id}>
            <div>
              <strong>{t('attempts.number', { number })}</strong>
              {result && <span className={classes.aside}> · {t('attempts.score', result)}</span>}
              <div className={classes.aside}>
                {t('attempts.when', { finishedAt, ...setting })}
                {closeReason && ` · ${t(`attempts.reason_${closeReason}`)}`}
                {granted && ` · ${t('attempts.granted')}`}
              </div>
              {annulledAt && <StatusBadge tone="bad">{t('attempts.annulled')}</StatusBadge>}
            </div>
            <div className={classes.acts}>
              <Anchor component={Link} to={paths.attemptTimeline(id)}>
                {t('attempts.timeline')}
              </Anchor>
              <Anchor component={Link} to={paths.attempt(id)}>
                {t('attempts.receipt')}
              </Anchor>
              <PrintButton size="sm" request={{ kind: 'receipt', attemptId: id }}>
                {t('attempts.download')}
              </PrintButton>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
