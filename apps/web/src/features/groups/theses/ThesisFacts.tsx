import type { Thesis } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../learner/learner.module.css';
import { Review } from './cells.tsx';

const FACTS = ['topic', 'workForm', 'supervisor', 'consultants', 'pages', 'materials', 'averageMark'] as const;

/** What is written of a thesis, for who only reads. */
export function ThesisFacts({ thesis }: { thesis: Thesis | null }) {
  const { t } = useTranslation('groups');
  if (!thesis) return <Text c="dimmed">{t('theses.nothing')}</Text>;
  return (
    <dl className={classes.facts}>
      {FACTS.map((key) => (
        <div key={key}>
          <dt>{t(`theses.field.${key}`)}</dt>
          <dd>{thesis[key] ?? t('theses.unknown')}</dd>
        </div>
      ))}
      <div>
        <dt>{t('theses.review')}</dt>
        <dd>{thesis.reviewKind ? <Review thesis={thesis} /> : t('theses.unknown')}</dd>
      </div>
    </dl>
  );
}
