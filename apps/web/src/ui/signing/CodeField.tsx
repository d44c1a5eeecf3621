import { sendSigningCode } from '@itog/contracts';
import type { SecondFactor } from '@itog/domain';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';

export type CodeFieldProps = {
  readonly factor: SecondFactor;
  readonly value: string;
  readonly onChange: (code: string) => void;
};

/** The one-time code: from the application, or from a letter, which is sent on request. */
export function CodeField({ factor, value, onChange }: CodeFieldProps) {
  const { t } = useTranslation('signing');
  const sending = useMutation({ mutationFn: () => call(sendSigningCode, {}) });
  return (
    <Stack gap={8}>
      <Group align="end" gap="sm">
        <TextInput
          required
          withAsterisk={false}
          label={t(`code.${factor}`)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          w="11rem"
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        {factor === 'email' && (
          <Button variant="default" onClick={() => sending.mutate()} loading={sending.isPending}>
            {t(sending.isSuccess ? 'code.again' : 'code.send')}
          </Button>
        )}
      </Group>
      <div role="status">{sending.isSuccess && t('code.sent')}</div>
      <ProblemAlert error={sending.error} />
    </Stack>
  );
}
