import { acknowledgeAppeal, getMyAppeal, getToday, listMyAppeals, type MyAppeal } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { SignDialog, type SigningAct } from '../../../ui/signing/SignDialog.tsx';
import parts from '../parts/parts.module.css';

/** The learner’s signature that he has seen the decision: it stands in the appeal protocol (5.11). */
export function Acknowledge({ appeal }: { appeal: MyAppeal }) {
  const { t } = useTranslation('appeals');
  const [opened, setOpened] = useState(false);
  const { protocol, state, acknowledgeRefusals } = appeal;
  if (state !== 'announced' || !protocol) return null;
  return (
    <Panel title={t('acknowledge.title')}>
      <p className={parts.text}>{t('acknowledge.what')}</p>
      {acknowledgeRefusals.length > 0 ? (
        <Refusals refusals={acknowledgeRefusals} mine />
      ) : (
        <Button mt="sm" size="md" leftSection={<IconSignature size={20} aria-hidden />} onClick={() => setOpened(true)}>
          {t('acknowledge.act')}
        </Button>
      )}
      {opened && <Signing appeal={appeal} protocol={protocol} onClose={() => setOpened(false)} />}
    </Panel>
  );
}

type SigningProps = {
  readonly appeal: MyAppeal;
  readonly protocol: NonNullable<MyAppeal['protocol']>;
  readonly onClose: () => void;
};

function Signing({ appeal, protocol, onClose }: SigningProps) {
  const { t } = useTranslation('appeals');
  const client = useQueryClient();
  const { contentSha256 } = protocol;
  const signing = useMutation({
    mutationFn: ({ password, code }: SigningAct) =>
      call(acknowledgeAppeal, { params: { appealId: appeal.id }, body: { password, code, contentSha256 } }),
    onSuccess: async () => {
      await invalidate(client, [getMyAppeal, listMyAppeals, getToday]);
      onClose();
      notifications.show({ message: t('acknowledge.done') });
    },
  });
  return (
    <SignDialog
      opened
      onClose={onClose}
      title={t('acknowledge.title')}
      confirm={t('acknowledge.sign')}
      content={protocol}
      onSign={(act) => signing.mutate(act)}
      pending={signing.isPending}
      error={signing.error}
    >
      <Text>{t('acknowledge.means')}</Text>
    </SignDialog>
  );
}
