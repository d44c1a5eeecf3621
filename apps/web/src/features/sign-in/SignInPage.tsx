import { signIn } from '@itog/contracts';
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconClockPause } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { meKey } from '../../api/me-key.ts';
import { meQuery, useOrganisation } from '../../api/me.ts';
import { keepOneTimePassword } from '../../api/one-time-password.ts';
import { beginSession, useSessionEnded } from '../../api/session-end.ts';
import { paths } from '../../paths.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import classes from './SignInPage.module.css';

/** Only an address of this product: a link must not lead a person elsewhere after the sign-in. */
function ownAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : paths.today();
}

export default function SignInPage() {
  const { t } = useTranslation(['sign-in', 'shell']);
  const [parameters] = useSearchParams();
  const me = useQuery(meQuery).data;
  const organisation = useOrganisation();
  const ended = useSessionEnded();
  if (me && !ended) return <Navigate to={ownAddress(parameters.get('next'))} replace />;
  return (
    <div className={classes.page}>
      <title>{`${t('title')} — ${t('shell:product')}`}</title>
      <div className={classes.card}>
        <Title order={1}>{t('title')}</Title>
        <Text c="dimmed" mt={4}>
          {organisation?.shortName ?? t('shell:tagline')}
        </Text>
        {ended && (
          <Alert mt="md" variant="light" color="yellow" icon={<IconClockPause aria-hidden />}>
            {t('ended')}
          </Alert>
        )}
        <SignInForm />
      </div>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation(['sign-in', 'ui']);
  const client = useQueryClient();
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: useContractValidate(signIn.body),
  });
  const entering = useMutation({
    mutationFn: (body: typeof form.values) => call(signIn, { body }),
    // A person may have left another account open on a shared computer: nothing of it must show.
    onSuccess: (me, { password }) => {
      if (me.mustChangePassword) keepOneTimePassword(password);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
      beginSession(client, me);
    },
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => entering.mutate(values))}>
      <Stack mt="xl">
        <TextInput
          {...form.getInputProps('login')}
          size="md"
          label={t('login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label={t('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show'), tabIndex: 0 }}
        />
        <ProblemAlert error={entering.error} />
        <Button type="submit" size="md" loading={entering.isPending} fullWidth>
          {t('enter')}
        </Button>
        <Text c="dimmed" size="sm">
          {t('slip')}
        </Text>
      </Stack>
    </form>
  );
}
