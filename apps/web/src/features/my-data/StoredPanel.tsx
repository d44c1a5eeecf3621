import { getMyRecord, type LearnerRecord } from '@itog/contracts';
import { countryLabel, formatSnils, fullName } from '@itog/domain';
import { Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { Panel } from '../../ui/layout/Panel.tsx';
import { formatDay } from '../../ui/time/format.ts';
import classes from './my-data.module.css';

/** The person’s own record, as the staff have written it. */
export function StoredPanel() {
  const { t } = useTranslation(['privacy', 'records']);
  const record = useSuspenseQuery(queryOf(getMyRecord)).data;
  return (
    <Panel title={t('mine.stored.title')}>
      <Stack gap="md">
        <dl className={classes.facts}>
          {factsOf(record, t).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd data-empty={value === '' || undefined}>{value || t('mine.stored.empty')}</dd>
            </div>
          ))}
        </dl>
        <Text size="sm">{t('mine.stored.text')}</Text>
        <Text size="sm">{t('mine.stored.wrong')}</Text>
      </Stack>
    </Panel>
  );
}

type Say = TFunction<['privacy', 'records']>;

function factsOf(record: LearnerRecord, t: Say): readonly (readonly [label: string, value: string])[] {
  const { birthDate, sex, snils, citizenship, identityKind, priorLevel, priorIssuedOn } = record;
  const day = (value: string | null) => (value ? formatDay(value, 'ru') : '');
  const words = (...parts: (string | null)[]) => parts.filter(Boolean).join(' ');
  return [
    [t('mine.stored.name'), fullName(record.name)],
    [t('records:birthDate'), day(birthDate)],
    [t('records:sex'), sex ? t(`records:sexOf.${sex}`) : ''],
    [t('records:snils'), snils ? formatSnils(snils) : ''],
    [t('records:citizenship'), countryLabel(citizenship)],
    [
      t('records:identity'),
      words(identityKind && t(`records:identityOf.${identityKind}`), record.identitySeries, record.identityNumber),
    ],
    [t('records:prior'), priorLevel ? t(`records:priorOf.${priorLevel}`) : ''],
    [t('records:priorLastName'), record.priorLastName ?? ''],
    [t('mine.stored.diploma'), words(record.priorSeries, record.priorNumber)],
    [t('records:priorIssuedOn'), day(priorIssuedOn)],
    [t('records:postalAddress'), record.postalAddress ?? ''],
  ];
}
