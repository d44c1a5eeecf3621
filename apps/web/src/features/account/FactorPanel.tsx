import { getMySigning, removeSecondFactor } from '@itog/contracts';
import type { SecondFactor } from '@itog/domain';
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { CodeField } from '../../ui/signing/CodeField.tsx';
import { SetUpFactor } from './SetUpFactor.tsx';

/** One-time codes at the act of signing: off, being set up, or on. */
export function FactorPanel({ factor }: { factor: SecondFactor | null }) {
  const { t } = useTranslation('account');
  const [settingUp, setSettingUp] = useState<SecondFactor | null>(null);
  const [removing, setRemoving] = useState(false);
  const done = () => {
    setSettingUp(null);
    setRemoving(false);
  };
  return (
    <Panel title={t('factor.title')}>
      <Stack>
        <Text>{t('factor.what')}</Text>
        {!factor && !settingUp && (
          <Group gap="sm">
            <Button variant="default" onClick={() => setSettingUp('totp')}>
              {t('factor.byApp')}
            </Button>
            <Button variant="default" onClick={() => setSettingUp('email')}>
              {t('factor.byEmail')}
            </Button>
          </Group>
        )}
        {!factor && settingUp && <SetUpFactor kind={settingUp} onDone={done} />}
        {factor && (
          <Group gap="sm">
            <StatusBadge tone="good">{t(`factor.on.${factor}`)}</StatusBadge>
            {!removing && (
              <Button variant="default" onClick={() => setRemoving(true)}>
                {t('factor.remove')}
              </Button>
            )}
          </Group>
        )}
        {factor && removing && <RemoveFactor factor={factor} onDone={done} />}
      </Stack>
    </Panel>
  );
}

function RemoveFactor({ factor, onDone }: { factor: SecondFactor; onDone: () => void }) {
  const { t } = useTranslation(['account', 'ui']);
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const removal = useMutation({
    mutationFn: () => call(removeSecondFactor, { body: { password, code } }),
    onSuccess: async () => {
      await invalidate(client, [getMySigning]);
      notifications.show({ message: t('factor.removed') });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    removal.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack maw="26rem">
        <PasswordInput
          required
          withAsterisk={false}
          label={t('ui:password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <CodeField factor={factor} value={code} onChange={setCode} />
        <ProblemAlert error={removal.error} />
        <Group gap="sm">
          <Button type="submit" color="red" loading={removal.isPending}>
            {t('factor.remove')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
