import { signIn, type Me } from '@itog/contracts';
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { resumeSession } from '../api/session-end.ts';
import { paths } from '../paths.ts';
import { Dialog } from '../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../ui/forms/validate.ts';

/** The password of the same person, asked over the page as it stands. */
export function SignInAgain({ me: { login } }: { me: Me }) {
  const { t } = useTranslation(['shell', 'ui']);
  const client = useQueryClient();
  const form = useForm({ initialValues: { login, password: '' }, validate: useContractValidate(signIn.body) });
  const entering = useMutation({
    mutationFn: (body: typeof form.values) => call(signIn, { body }),
    onSuccess: (me) => resumeSession(client, me),
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <Dialog opened locked veils onClose={() => undefined} title={t('again.title')}>
      <form noValidate onSubmit={form.onSubmit((values) => entering.mutate(values))}>
        <Stack>
          <Text>{t('again.text')}</Text>
          <TextInput value={login} readOnly label={t('again.login')} autoComplete="username" />
          <PasswordInput
            {...form.getInputProps('password')}
            data-autofocus
            label={t('again.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show'), tabIndex: 0 }}
          />
          <ProblemAlert error={entering.error} />
          <Group justify="space-between">
            <Button component={Link} to={paths.signIn()} variant="subtle">
              {t('again.other')}
            </Button>
            <Button type="submit" loading={entering.isPending}>
              {t('again.enter')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
