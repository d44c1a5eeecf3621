import type { OutputOf, previewIssuance } from '@itog/contracts';
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Whole } from '../../../ui/text/Whole.tsx';
import classes from './Documents.module.css';

/** Those whose document is due and held back, with the number that stays theirs (273-ФЗ, ст. 76 ч. 16). */
export function Withheld({ withheld }: Pick<OutputOf<typeof previewIssuance>, 'withheld'>) {
  const { t } = useTranslation('protocols');
  if (withheld.length === 0) return null;
  return (
    <section>
      <Title order={3}>{t('withheld.title')}</Title>
      <Text size="sm" c="dimmed">
        <Whole>{t('withheld.note')}</Whole>
      </Text>
      <ul className={classes.list}>
        {withheld.map(({ enrolmentId, name, kind, number }) => (
          <li key={enrolmentId}>
            <span className={classes.name}>{name}</span>
            <span>{t(`document.${kind}`)}</span>
            <span className="figures">{number ? t('withheld.kept', { number }) : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
