import { previewProtocol, refreshProtocol } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { queryOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import type { DraftToolsProps } from './draft-tools-props.ts';
import classes from './NewResults.module.css';
import { useShowChanged } from './use-show-changed.ts';
import { VoidsSignatures } from './VoidsSignatures.tsx';

const ANEW_MS = 30_000;

/** Results that were finished after the draft was drawn up: who, and one button that takes them in. */
export function NewResults({ protocol, onChanged }: DraftToolsProps) {
  const { t } = useTranslation('protocols');
  const { sessionId } = protocol;
  const show = useShowChanged(onChanged);
  const { data } = useQuery({
    ...queryOf(previewProtocol, { params: { sessionId } }),
    refetchInterval: ANEW_MS,
  });
  const refreshing = useMutation({
    mutationFn: () => call(refreshProtocol, { params: { protocolId: protocol.id } }),
    onSuccess: show,
  });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const inTheWay = data?.refusals.filter(({ code }) => code !== 'protocol.draft-open') ?? [];
  return (
    <section className={classes.fresh}>
      <p>{t('fresh.who', { count: rows.length, names: rows.map(({ name }) => name) })}</p>
      <VoidsSignatures protocol={protocol} />
      <Refusals refusals={inTheWay} look="plain" />
      <ProblemAlert error={refreshing.error} />
      <Button
        variant="light"
        disabled={inTheWay.length > 0}
        loading={refreshing.isPending}
        onClick={() => refreshing.mutate()}
      >
        {t('fresh.act')}
      </Button>
    </section>
  );
}
