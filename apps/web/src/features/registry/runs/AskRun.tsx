import { MOST_IN_RUN, previewPrintRun, type PrintRunPreview, type RegistryFilter } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import classes from './Runs.module.css';

export type AskRunProps = {
  readonly filter: RegistryFilter;
  readonly onPrint: () => void;
  readonly onClose: () => void;
  readonly pending: boolean;
  readonly error: unknown;
};

const LEFT_OUT = ['replaced', 'annulled', 'withheld'] as const;

/** Before everything that the filter finds is printed: how many that is, and how many are left out and why. */
export function AskRun({ filter, onPrint, error, ...dialog }: AskRunProps) {
  const { t } = useTranslation('registry');
  const preview = useQuery({ ...queryOf(previewPrintRun, { query: filter }), staleTime: 0, gcTime: 0 });
  const { data } = preview;
  const count = data?.documents ?? 0;
  const whyNot = data && whyNotOf(count);
  return (
    <ConfirmModal
      opened
      {...dialog}
      title={t('runs.ask.title')}
      confirm={data && !whyNot ? t('runs.ask.act', { count }) : t('runs.printFound')}
      disabled={!data || whyNot !== null}
      onConfirm={onPrint}
      error={error ?? preview.error}
    >
      {!data && !preview.error && <Loading />}
      {data && <Text>{t(`runs.ask.${whyNot ?? 'will'}`, { count, most: MOST_IN_RUN })}</Text>}
      {data && !whyNot && data.printed > 0 && <Text mt="xs">{t('runs.ask.printed', { count: data.printed })}</Text>}
      {data && <LeftOut preview={data} />}
    </ConfirmModal>
  );
}

function whyNotOf(count: number): 'none' | 'tooMany' | null {
  if (count === 0) return 'none';
  return count > MOST_IN_RUN ? 'tooMany' : null;
}

function LeftOut({ preview }: { preview: PrintRunPreview }) {
  const { t } = useTranslation('registry');
  const left = LEFT_OUT.filter((why) => preview[why] > 0);
  if (left.length === 0) return null;
  return (
    <>
      <Text mt="sm">{t('runs.ask.left')}</Text>
      <ul className={classes.left}>
        {left.map((why) => (
          <li key={why}>{t(`runs.ask.${why}`, { count: preview[why] })}</li>
        ))}
      </ul>
    </>
  );
}
