import type { OutputOf, previewReissue } from '@itog/contracts';
import type { Reissue } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import classes from './DocumentPage.module.css';

export type ReissuePreviewProps = {
  readonly preview: OutputOf<typeof previewReissue>;
  readonly reissue: Reissue;
};

/** The paper before anything is burnt: its number, what it says otherwise, and the sheet itself. */
export function ReissuePreview({ preview, reissue }: ReissuePreviewProps) {
  const { t } = useTranslation('registry');
  const { refusals, number, changes, form } = preview;
  if (refusals.length > 0) return <Refusals refusals={refusals} />;
  return (
    <section aria-label={t('reissue.preview')}>
      <Text fw={550}>{t(`reissue.will.${reissue}`, { number })}</Text>
      <ul>
        {(t('reissue.consequences', { returnObjects: true }) as string[]).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{t(`reissue.field.${field}`)}</dt>
              <dd>{t('reissue.change', { before: before || '—', after: after || '—' })}</dd>
            </div>
          ))}
        </dl>
      )}
      <Text size="sm" c="dimmed" my="xs">
        {t('reissue.codeComes')}
      </Text>
      <div className={classes.sheet}>
        <DocumentSheet form={form} />
      </div>
    </section>
  );
}
