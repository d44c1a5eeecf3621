import { confirmSecondFactor, getMySigning, setUpSecondFactor } from '@itog/contracts';
import type { SecondFactor } from '@itog/domain';
import { Anchor, Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { CodeField } from '../../ui/signing/CodeField.tsx';
import { QrCode } from './QrCode.tsx';

export type SetUpFactorProps = { readonly kind: SecondFactor; readonly onDone: () => void };

/** First the password, then the first code: only that puts the codes into use. */
export function SetUpFactor({ kind, onDone }: SetUpFactorProps) {
  const { t } = useTranslation(['account', 'ui']);
  const [password, setPassword] = useState('');
  const beginning = useMutation({
    mutationFn: () => call(setUpSecondFactor, { body: { kind, password } }),
    onSuccess: () => setPassword(''),
  });
  if (beginning.data) return <FirstCode kind={kind} {...beginning.data} onDone={onDone} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack maw="26rem">
        <Text size="sm">{t(`factor.begin.${kind}`)}</Text>
        <PasswordInput
          autoFocus
          required
          withAsterisk={false}
          label={t('ui:password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <ProblemAlert error={beginning.error} />
        <Group gap="sm">
          <Button type="submit" loading={beginning.isPending}>
            {t('factor.next')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type FirstCodeProps = SetUpFactorProps & { readonly uri: string | null; readonly secret: string | null };

function FirstCode({ kind, uri, secret, onDone }: FirstCodeProps) {
  const { t } = useTranslation(['account', 'ui']);
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirming = useMutation({
    mutationFn: () => call(confirmSecondFactor, { body: { code } }),
    onSuccess: async () => {
      await invalidate(client, [getMySigning]);
      notifications.show({ message: t('factor.done') });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack maw="26rem">
        {uri && secret && (
          <>
            <Text size="sm">{t('factor.scan')}</Text>
            <QrCode text={uri} label={t('factor.qr')} />
            <Anchor href={uri} size="sm">
              {t('factor.here')}
            </Anchor>
            <Text size="sm">{t('factor.byHand')}</Text>
            <Code block>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
          </>
        )}
        {!uri && <Text size="sm">{t('factor.sent')}</Text>}
        <CodeField factor={kind} value={code} onChange={setCode} />
        <ProblemAlert error={confirming.error} />
        <Group gap="sm">
          <Button type="submit" loading={confirming.isPending}>
            {t('factor.finish')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
