import {
  draftOrder,
  getToday,
  listCommissions,
  listOrders,
  type OrderRequest,
  type OutputOf,
  type previewOrder,
} from '@itog/contracts';
import { dayOf, type OrderWords } from '@itog/domain';
import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { serverTime } from '../../api/clock.ts';
import { useMe } from '../../api/me.ts';
import { invalidate } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Refusals } from '../feedback/Refusals.tsx';
import { DayInput } from '../forms/DayInput.tsx';
import { Panel } from '../layout/Panel.tsx';
import { OrderSheet } from './OrderSheet.tsx';
import { useOrderPreview, type OrderDraft } from './use-order-preview.ts';
import { WordsFields } from './WordsFields.tsx';

export type DraftOrderProps = {
  /** Null until it is known what is to be ordered. */
  readonly request: OrderRequest | null;
  /** People by id, to be named by what stands against the order. */
  readonly names?: Readonly<Record<string, string>>;
};

/** The number, the date and the words of a new order, with the order itself as it will look and what stands against it. */
export function DraftOrder({ request, names }: DraftOrderProps) {
  const { t } = useTranslation('orders');
  const { organisation } = useMe();
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(() => dayOf(new Date(serverTime()), organisation.zone));
  const [words, setWords] = useState<OrderWords | null>(null);
  const draft: OrderDraft | null = request && date ? { request, date, number: number.trim() || null, words } : null;
  const { preview, error, stale } = useOrderPreview(draft);
  return (
    <>
      <Panel title={t('draft.requisites')}>
        <Group align="start" grow>
          <TextInput
            label={t('draft.number')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={preview && t('draft.numberHint', { next: preview.nextNumber })}
            autoComplete="off"
            maxLength={50}
            value={number}
            onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          />
          <DayInput label={t('draft.date')} value={date} onChange={setDate} />
        </Group>
        {request && preview && (
          <Stack mt="md">
            <Switch
              label={t('draft.words')}
              checked={words !== null}
              onChange={({ currentTarget }) => setWords(currentTarget.checked ? preview.words : null)}
            />
            {words && <WordsFields kind={request.kind} words={words} onWords={setWords} />}
          </Stack>
        )}
      </Panel>
      <Panel title={t('draft.preview')}>
        <ProblemAlert error={error} names={names} />
        {preview && <Preview preview={preview} names={names} stale={stale} />}
      </Panel>
      <Act draft={draft} blocked={!preview || preview.refusals.length > 0} stale={stale} names={names} />
    </>
  );
}

type PreviewProps = Pick<DraftOrderProps, 'names'> & { preview: OutputOf<typeof previewOrder>; stale: boolean };

function Preview({ preview: { refusals, leftOut, title, html }, names, stale }: PreviewProps) {
  const { t } = useTranslation('orders');
  return (
    <Stack aria-busy={stale}>
      <div role="status">
        <Refusals refusals={refusals} names={names} />
        {leftOut.length > 0 && <Text size="sm">{t('draft.leftOut', { names: leftOut })}</Text>}
      </div>
      <OrderSheet title={title} html={html} />
    </Stack>
  );
}

type ActProps = Pick<DraftOrderProps, 'names'> & { draft: OrderDraft | null; blocked: boolean; stale: boolean };

function Act({ draft, blocked, stale, names }: ActProps) {
  const { t } = useTranslation('orders');
  const client = useQueryClient();
  const navigate = useNavigate();
  const drafting = useMutation({
    mutationFn: (body: OrderDraft) => call(draftOrder, { body }),
    onSuccess: async ({ id, number }) => {
      await invalidate(client, [listOrders, listCommissions, getToday]);
      notifications.show({ message: t('draft.done', { number }) });
      await navigate(paths.order(id));
    },
  });
  return (
    <Stack mt="lg">
      <ProblemAlert error={drafting.error} names={names} />
      <Group>
        <Button
          size="md"
          loading={drafting.isPending}
          disabled={blocked || stale}
          onClick={() => draft && drafting.mutate(draft)}
        >
          {t('draft.act')}
        </Button>
        {stale ? <span>{t('draft.wait')}</span> : blocked && <span>{t('draft.blocked')}</span>}
      </Group>
    </Stack>
  );
}
