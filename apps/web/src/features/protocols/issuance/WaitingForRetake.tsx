import type { OutputOf, previewIssuance } from '@itog/contracts';
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Documents.module.css';

/** Those to whom nothing is due yet: their retake is still open (3.8, 3.14). */
export function WaitingForRetake({ waiting }: Pick<OutputOf<typeof previewIssuance>, 'waiting'>) {
  const { t } = useTranslation('protocols');
  const setting = useTimeSetting();
  if (waiting.length === 0) return null;
  return (
    <section>
      <Title order={3}>{t('retake.title')}</Title>
      <Text size="sm" c="dimmed">
        {t('retake.note')}
      </Text>
      <ul className={classes.list}>
        {waiting.map(({ name, retakeClosesAt }) => (
          <li key={name}>
            <span className={classes.name}>{name}</span>
            <span>
              {retakeClosesAt ? t('retake.until', { at: retakeClosesAt, ...setting }) : t('retake.undecided')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
