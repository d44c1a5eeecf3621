import { getOrder, getToday, listCommissions, listOrders, listPrograms, signOrder, type Order } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate } from '../../api/query.ts';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { SignDialog, type SigningAct } from '../../ui/signing/SignDialog.tsx';
import classes from './OrderPage.module.css';

/** The director's signature under an order, beside its text; the others see that it is waited for (2.2). */
export function SignOrder({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const may = useCan();
  const [shown, setShown] = useState<Order | null>(null);
  const signs = may('orders.sign');
  // A signature under words that have changed since the dialog was opened would be one under words unread.
  if (shown && shown.contentSha256 !== order.contentSha256) setShown(null);
  const isReady = order.blockers.length === 0;
  return (
    <div className={classes.standing} data-ready={(signs && isReady) || undefined}>
      {!isReady && (
        <div role="status">
          <Text fw={600}>{t('sign.blocked')}</Text>
          <Refusals refusals={order.blockers} />
        </div>
      )}
      <p>{t(signs ? 'sign.before' : 'sign.waiting')}</p>
      {signs && isReady && (
        <Button
          fullWidth
          size="md"
          leftSection={<IconSignature size={20} aria-hidden />}
          onClick={() => setShown(order)}
        >
          {t('sign.act')}
        </Button>
      )}
      {shown && <Signing order={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function Signing({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const client = useQueryClient();
  const { id, number, date, subject, html, contentSha256 } = order;
  const signing = useMutation({
    mutationFn: ({ password, code }: SigningAct) =>
      call(signOrder, { params: { orderId: id }, body: { password, code, contentSha256 } }),
    onSuccess: async () => {
      await invalidate(client, [getOrder, listOrders, listCommissions, listPrograms, getToday]);
      onClose();
      notifications.show({ message: t('sign.done', { number }) });
    },
  });
  return (
    <SignDialog
      opened
      onClose={onClose}
      title={t('sign.title', { number })}
      confirm={t('sign.act')}
      content={{ html, contentSha256 }}
      readAlready
      onSign={(act) => signing.mutate(act)}
      pending={signing.isPending}
      error={signing.error}
    >
      <Text>{t('sign.what', { number, date, subject })}</Text>
    </SignDialog>
  );
}
