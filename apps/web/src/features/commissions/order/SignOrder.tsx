import { getToday, listCommissions, listPrograms, signOrder, type Commission } from '@itog/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { PasswordPrompt } from '../../../ui/actions/PasswordPrompt.tsx';

export type SignOrderProps = {
  readonly commission: Commission;
  /** The commission in force now, whose place this one will take. */
  readonly replaces: Commission | undefined;
};

/** The director's signature under an order, beside its text; the others see that it is waited for (2.2). */
export function SignOrder({ commission, replaces }: SignOrderProps) {
  const { t } = useTranslation('commissions');
  const may = useCan();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { order, program } = commission;
  const signing = useMutation({
    mutationFn: (password: string) => call(signOrder, { params: { orderId: order.id }, body: { password } }),
    onSuccess: async () => {
      await invalidate(client, [listCommissions, listPrograms, getToday]);
      setAsking(false);
      notifications.show({ message: t('sign.done', { number: order.number }) });
    },
  });
  if (!may('orders.sign')) return <p>{t('sign.waiting')}</p>;
  const close = () => {
    setAsking(false);
    signing.reset();
  };
  return (
    <>
      <p>{t('sign.before')}</p>
      {replaces && <p>{t('sign.replaces', { number: replaces.order.number, date: replaces.order.date })}</p>}
      <Button fullWidth size="md" leftSection={<IconSignature size={20} aria-hidden />} onClick={() => setAsking(true)}>
        {t('sign.act')}
      </Button>
      <PasswordPrompt
        opened={asking}
        onClose={close}
        title={t('sign.title', { number: order.number })}
        confirm={t('sign.act')}
        onPassword={(password) => signing.mutate(password)}
        pending={signing.isPending}
        error={signing.error}
      >
        <Stack gap="xs">
          <Text>{t('sign.what', { number: order.number, date: order.date, program: program.title })}</Text>
          <Text size="sm" c="dimmed">
            {t('sign.meaning')}
          </Text>
        </Stack>
      </PasswordPrompt>
    </>
  );
}
