import { listSigners, switchOffSecondFactor, type OutputOf } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';

type Signer = OutputOf<typeof listSigners>['people'][number];

/** Who may have to sign: whether he has accepted the agreement, and by what keys he signs. */
export function Signers() {
  const { t } = useTranslation('settings');
  const { people } = useSuspenseQuery(queryOf(listSigners)).data;
  const may = useCan();
  const [off, setOff] = useState<Signer | null>(null);
  const columns: Column<Signer>[] = [
    {
      key: 'name',
      title: t('signing.name'),
      render: ({ name }) => fullName(name),
      sortBy: ({ name }) => fullName(name),
      isName: true,
    },
    { key: 'post', title: t('signing.post'), render: ({ post }) => post, sortBy: ({ post }) => post },
    {
      key: 'at',
      title: t('signing.acceptedAt'),
      sortBy: ({ acceptedAt }) => acceptedAt,
      render: ({ acceptedAt }) =>
        acceptedAt ? (
          <DateTime value={acceptedAt} look="table" />
        ) : (
          <StatusBadge tone="warn">{t('signing.notAccepted')}</StatusBadge>
        ),
    },
    {
      key: 'factor',
      title: t('signing.keys'),
      render: (signer) => (
        <Group gap="sm">
          {t(`signing.factor.${signer.secondFactor ?? 'none'}`)}
          {signer.secondFactor && may('users.manage') && (
            <Button size="compact-sm" variant="default" onClick={() => setOff(signer)}>
              {t('signing.off.act')}
            </Button>
          )}
        </Group>
      ),
    },
  ];
  return (
    <Panel title={t('signing.signers')} flush>
      <DataTable name={t('signing.signers')} columns={columns} rows={people} rowKey={({ id }) => id} />
      {off && <SwitchOff signer={off} onClose={() => setOff(null)} />}
    </Panel>
  );
}

function SwitchOff({ signer, onClose }: { signer: Signer; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const switching = useMutation({
    mutationFn: () => call(switchOffSecondFactor, { params: { userId: signer.id }, body: { reason } }),
    onSuccess: async () => {
      await invalidate(client, [listSigners]);
      notifications.show({ message: t('signing.off.done') });
      onClose();
    },
  });
  const confirm = () => (reason.trim() === '' ? setMissing(true) : switching.mutate());
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('signing.off.title')}
      confirm={t('signing.off.confirm')}
      onConfirm={confirm}
      pending={switching.isPending}
      error={switching.error}
    >
      <Text mb="sm">{t('signing.off.what', { name: fullName(signer.name) })}</Text>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxLength={1000}
        label={t('signing.off.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={missing && reason.trim() === '' ? t('signing.off.reasonMissing') : undefined}
      />
    </ConfirmModal>
  );
}
