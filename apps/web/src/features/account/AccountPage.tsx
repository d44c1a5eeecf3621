import { changePassword, type Me } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { meKey } from '../../api/me-key.ts';
import { useMe } from '../../api/me.ts';
import { dropOneTimePassword, keptOneTimePassword } from '../../api/one-time-password.ts';
import { Problem } from '../../api/problem.ts';
import { paths } from '../../paths.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { useSigns } from '../../ui/signing/AgreementTask.tsx';
import { SigningPanels } from './SigningPanel.tsx';

/** Who I am here, and my password. After a sign-in with a one-time password this is the only page. */
export default function AccountPage() {
  const { t } = useTranslation(['account', 'shell']);
  const me = useMe();
  const signs = useSigns();
  return (
    <Page
      width="narrow"
      title={me.mustChangePassword ? t('first.title') : t('title')}
      lead={
        <>
          {fullName(me.name)} · {t('login', { login: me.login })} ·{' '}
          {me.roles.map((role) => t(`shell:role.${role}`)).join(', ')}
        </>
      }
    >
      {me.mustChangePassword && (
        <Alert icon={<IconKey aria-hidden />} mb="lg" variant="light">
          {t('first.text')}
        </Alert>
      )}
      <Stack gap="lg">
        {signs && !me.mustChangePassword && <SigningPanels />}
        <Panel title={t('password.title')}>
          <PasswordForm me={me} />
        </Panel>
        {!me.mustChangePassword && (
          <Panel title={t('data.title')}>
            <Stack align="flex-start">
              <Text>{t('data.text')}</Text>
              <Button component={Link} to={paths.myData()} variant="default">
                {t('data.open')}
              </Button>
            </Stack>
          </Panel>
        )}
      </Stack>
    </Page>
  );
}

/** Said at its field. */
const isWrongPassword = (error: unknown) => error instanceof Problem && error.is('password.wrong');

function PasswordForm({ me }: { me: Me }) {
  const { t } = useTranslation(['account', 'ui']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [kept, setKept] = useState(() => (me.mustChangePassword ? keptOneTimePassword() : null));
  const checked = useContractValidate(changePassword.body);
  const form = useForm({
    initialValues: { current: kept ?? '', next: '', again: '' },
    validate: (values) => ({
      ...checked(values),
      ...(values.again !== values.next && { again: t('password.differ') }),
    }),
  });
  const changing = useMutation({
    mutationFn: ({ current, next }: typeof form.values) => call(changePassword, { body: { current, next } }),
    onError: (error) => {
      if (!isWrongPassword(error)) return;
      dropOneTimePassword();
      setKept(null);
      form.setFieldError('current', t(me.mustChangePassword ? 'password.oneTimeWrong' : 'password.currentWrong'));
    },
    onSuccess: async () => {
      dropOneTimePassword();
      notifications.show({ message: t('password.changed') });
      form.reset();
      client.setQueryData(meKey, { ...me, mustChangePassword: false });
      if (me.mustChangePassword) await navigate(paths.today(), { replace: true });
    },
  });
  const toggle = { 'aria-label': t('ui:password.show'), tabIndex: 0 };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => changing.mutate(values))}>
      <Stack maw="26rem">
        <input type="text" name="username" autoComplete="username" value={me.login} readOnly hidden />
        {kept === null && (
          <PasswordInput
            {...form.getInputProps('current')}
            label={me.mustChangePassword ? t('password.oneTime') : t('password.current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
          />
        )}
        <PasswordInput
          {...form.getInputProps('next')}
          label={t('password.next')}
          description={t('password.advice')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
        />
        <PasswordInput
          {...form.getInputProps('again')}
          label={t('password.again')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
        />
        <ProblemAlert error={isWrongPassword(changing.error) ? null : changing.error} />
        <Text c="dimmed" size="sm">
          {t('password.elsewhere')}
        </Text>
        <div>
          <Button type="submit" loading={changing.isPending}>
            {t('password.change')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
