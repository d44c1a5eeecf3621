import { getPersonPrivacy, recordWithdrawal, type Consent } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { ConsentStanding } from '../../../ui/privacy/ConsentStanding.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { PaperConsent } from './PaperConsent.tsx';

type Props = { readonly userId: string; readonly consents: readonly Consent[] };

/** A person’s consents; what came on paper is noted here. */
export function PersonConsents({ userId, consents }: Props) {
  const { t } = useTranslation('privacy');
  const manages = useCan()('privacy.manage');
  const [noting, setNoting] = useState<Consent | null>(null);
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null);
  const columns: Column<Consent>[] = [
    { key: 'purpose', title: t('person.purpose'), render: ({ purpose }) => t(`purpose.${purpose}`), isName: true },
    { key: 'state', title: t('person.state'), render: (consent) => <ConsentStanding consent={consent} /> },
    ...(manages
      ? [
          {
            key: 'acts',
            title: t('person.act'),
            render: (consent: Consent) => (
              <ConsentActs
                consent={consent}
                onNote={() => setNoting(consent)}
                onWithdraw={() => setWithdrawing(consent)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('person.consents')} flush>
      <DataTable name={t('person.consents')} columns={columns} rows={consents} rowKey={({ purpose }) => purpose} />
      {noting?.text && <PaperConsent userId={userId} text={noting.text} onClose={() => setNoting(null)} />}
      {withdrawing && (
        <PaperWithdrawal userId={userId} purpose={withdrawing.purpose} onClose={() => setWithdrawing(null)} />
      )}
    </Panel>
  );
}

type ActsProps = { readonly consent: Consent; readonly onNote: () => void; readonly onWithdraw: () => void };

function ConsentActs({ consent: { purpose, text, given }, onNote, onWithdraw }: ActsProps) {
  const { t } = useTranslation('privacy');
  if (!given && !text) return null;
  const act = t(given ? 'person.withdraw' : 'person.paperShort');
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${act}: ${t(`purpose.${purpose}`)}`}
      onClick={given ? onWithdraw : onNote}
    >
      {act}
    </Button>
  );
}

type WithdrawalProps = Pick<Consent, 'purpose'> & { readonly userId: string; readonly onClose: () => void };

function PaperWithdrawal({ userId, purpose, onClose }: WithdrawalProps) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => call(recordWithdrawal, { params: { userId, purpose } }),
    onSuccess: async () => {
      await invalidate(client, [getPersonPrivacy], { userId });
      notifications.show({ message: t('person.withdrawDone') });
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t('person.withdraw')}
      confirm={t('person.withdraw')}
      onConfirm={() => withdrawing.mutate()}
      pending={withdrawing.isPending}
      error={withdrawing.error}
    >
      <Text>{t('person.withdrawText', { purpose: t(`purpose.${purpose}`) })}</Text>
    </ConfirmModal>
  );
}
