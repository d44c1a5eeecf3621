import {
  approveDestruction,
  getMySigning,
  getPersonPrivacy,
  getToday,
  listDestructionActs,
  type DestructionAct,
  type MySigning,
} from '@itog/contracts';
import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { AcceptAgreement } from '../../../ui/signing/AcceptAgreement.tsx';
import { CodeField } from '../../../ui/signing/CodeField.tsx';

type Props = { readonly act: DestructionAct; readonly onClose: () => void };

/** The director approves: says what is gone for ever, then asks for the keys of the signature. */
export function ApproveAct({ act, onClose }: Props) {
  const { t } = useTranslation(['privacy', 'ui']);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('act.approveTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <Text>{t('act.approveText', { count: act.people.length })}</Text>
        <Keys act={act} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function Keys({ act, onClose }: Props) {
  const { t } = useTranslation('signing');
  const { data: mine, error } = useQuery(queryOf(getMySigning));
  if (error) return <ProblemAlert error={error} />;
  if (!mine) return <Loading />;
  if (!mine.agreement) return <Alert>{t('agreement.none')}</Alert>;
  if (!mine.acceptedAt) return <AcceptAgreement agreement={mine.agreement} onLater={onClose} />;
  return <KeysForm act={act} onClose={onClose} factor={mine.secondFactor} />;
}

function KeysForm({ act, onClose, factor }: Props & { factor: MySigning['secondFactor'] }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const approving = useMutation({
    mutationFn: () =>
      call(approveDestruction, {
        params: { actId: act.id },
        body: { password, code: factor ? code.trim() : null },
      }),
    onSuccess: async () => {
      await invalidate(client, [listDestructionActs, getToday, getPersonPrivacy]);
      notifications.show({ message: t('act.approveDone') });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    approving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('ui:password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        {factor && <CodeField factor={factor} value={code} onChange={setCode} />}
        <ProblemAlert error={approving.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" color="red" loading={approving.isPending}>
            {t('act.approve')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
