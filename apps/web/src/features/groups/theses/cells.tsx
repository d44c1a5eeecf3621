import { getThesisFile, type Thesis } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './theses.module.css';

/** Topic, form of the work and who leads it. */
export function Topic({ thesis: { topic, workForm, supervisor } }: { thesis: Thesis }) {
  const { t } = useTranslation('groups');
  return (
    <div className={classes.topic}>
      {topic && t('theses.quoted', { topic })}
      <div className={classes.small}>{workForm}</div>
      {supervisor && <div className={classes.small}>{t('theses.led', { name: supervisor })}</div>}
    </div>
  );
}

/** «Рецензия Образцова Ивана Примеровича», as the protocol will print it. */
export function Review({ thesis: { reviewKind, reviewer, reviewerGenitive } }: { thesis: Thesis }) {
  const { t } = useTranslation('ui');
  if (!reviewKind) return null;
  return <>{[t(`thesis.review.${reviewKind}`), reviewerGenitive ?? reviewer].filter(Boolean).join(' ')}</>;
}

/** The file with its size, to be downloaded. */
export function ThesisFile({ enrolmentId, thesis }: { enrolmentId: string; thesis: Thesis | null }) {
  const { t } = useTranslation('groups');
  const setting = useTimeSetting();
  const file = thesis?.file;
  if (!file) return null;
  const href = addressOf(getThesisFile, { params: { enrolmentId }, query: undefined });
  return (
    <>
      <Anchor href={href} download={file.name} className={classes.file}>
        {file.name}
      </Anchor>
      <div className={classes.small}>
        {t('theses.fileFacts', {
          size: megabytes(file.bytes, setting.language),
          at: file.uploadedAt,
          by: file.uploadedBy,
          ...setting,
        })}
      </div>
    </>
  );
}

/** Megabytes with one digit, and never «0». */
function megabytes(bytes: number, language: string): string {
  const size = Math.max(0.1, bytes / 2 ** 20);
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(size);
}
