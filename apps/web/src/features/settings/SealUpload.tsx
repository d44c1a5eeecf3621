import { addSeal, getSeals, getToday, sealUpload, SIGNATURE_FILE_BYTES } from '@itog/contracts';
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate, keyOf } from '../../api/query.ts';
import { FileDrop } from '../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';

/** Takes a PKCS#12 file and its password; the password leaves this form only with the file. */
export function SealUpload({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const adding = useMutation({
    mutationFn: async (chosen: File) =>
      call(addSeal, { body: sealUpload(password, new Uint8Array(await chosen.arrayBuffer())) }),
    onSuccess: async (seals) => {
      client.setQueryData(keyOf(getSeals), seals);
      await invalidate(client, [getToday]);
      notifications.show({ message: t('seal.isAdded') });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) adding.mutate(file);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <FileDrop label={t('seal.file')} accept={['.p12', '.pfx']} maxBytes={SIGNATURE_FILE_BYTES} onFile={setFile} />
        <PasswordInput
          label={t('seal.password')}
          description={t('seal.passwordHint')}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <ProblemAlert error={adding.error} />
        <Group>
          <Button type="submit" disabled={!file} loading={adding.isPending}>
            {t('seal.use')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
          {!file && (
            <Text size="sm" c="dimmed">
              {t('seal.fileFirst')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
