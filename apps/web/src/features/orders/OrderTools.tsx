import { cancelOrder, changeOrder, getOrder, getToday, listCommissions, listOrders, type Order } from '@itog/contracts';
import { templateRefusals, type OrderWords } from '@itog/domain';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { FormModal } from '../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { WordsFields } from '../../ui/orders/WordsFields.tsx';
import { Whole } from '../../ui/text/Whole.tsx';
import classes from './OrderPage.module.css';

type ToolProps = { readonly order: Order; readonly onClose: () => void };

/** What may be done to an order until the director signs it: other words, fresh lists, or an end to it. */
export function OrderTools({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const [open, setOpen] = useState<'words' | 'cancel' | null>(null);
  const refresh = useChange(order, () => notifications.show({ message: t('words.refreshed') }));
  const { subject, text } = order;
  return (
    <div className={classes.tools}>
      {order.blockers.some(({ code }) => code === 'order.facts-changed') && (
        <Button loading={refresh.isPending} onClick={() => refresh.mutate({ subject, text })}>
          {t('words.refresh')}
        </Button>
      )}
      <ProblemAlert error={refresh.error} />
      <Button variant="default" onClick={() => setOpen('words')}>
        {t('words.open')}
      </Button>
      <Button variant="subtle" color="red" onClick={() => setOpen('cancel')}>
        {t('cancel.open')}
      </Button>
      {open === 'words' && <WordsDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog order={order} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useChange({ id, revision }: Order, then: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: OrderWords) => call(changeOrder, { params: { orderId: id }, body: { revision, words } }),
    onSuccess: async () => {
      await invalidate(client, [getOrder, listOrders, listCommissions]);
      then();
    },
  });
}

function WordsDialog({ order, onClose }: ToolProps) {
  const { t } = useTranslation(['orders', 'ui']);
  const { kind, number, subject, text } = order;
  const [words, setWords] = useState<OrderWords>({ subject, text });
  const changing = useChange(order, onClose);
  const refusals = templateRefusals(kind, words);
  return (
    <FormModal
      opened
      onClose={onClose}
      size="xl"
      title={<Whole>{t('words.title', { number })}</Whole>}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <WordsFields kind={kind} words={words} onWords={setWords} listsOnly />
        <div role="status">
          <Refusals refusals={refusals} />
        </div>
        <ProblemAlert error={changing.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            loading={changing.isPending}
            disabled={refusals.length > 0 || words.subject.trim() === ''}
            onClick={() => changing.mutate(words)}
          >
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </FormModal>
  );
}

function CancelDialog({ order: { id, number }, onClose }: ToolProps) {
  const { t } = useTranslation(['orders', 'ui']);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const cancelling = useMutation({
    mutationFn: () => call(cancelOrder, { params: { orderId: id }, body: { reason } }),
    onSuccess: async () => {
      await invalidate(client, [getOrder, listOrders, listCommissions, getToday]);
      onClose();
    },
  });
  return (
    <FormModal
      opened
      onClose={onClose}
      title={<Whole>{t('cancel.title', { number })}</Whole>}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          cancelling.mutate();
        }}
      >
        <Stack>
          <Text>{t('cancel.what', { number })}</Text>
          <Textarea
            data-autofocus
            required
            withAsterisk={false}
            label={t('cancel.reason')}
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value.replaceAll('\n', ' '))}
          />
          <ProblemAlert error={cancelling.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" color="red" loading={cancelling.isPending}>
              {t('cancel.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}
