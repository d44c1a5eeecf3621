import { createUser, type User } from '@itog/contracts';
import { ROLES, type Role } from '@itog/domain';
import { Button, Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import classes from './users.module.css';

export type UserValues = {
  lastName: string;
  firstName: string;
  patronymic: string;
  login: string;
  email: string;
  post: string;
  outsideOrganisation: string;
  degree: string;
  roles: Role[];
  active: boolean;
};

export type UserFormProps = {
  readonly user: User | null;
  readonly onSubmit: (values: UserValues) => void;
  readonly pending: boolean;
  readonly error: unknown;
  /** Gives a new one-time password; null for a person who does not exist yet. */
  readonly onReset: (() => void) | null;
  readonly resetting: boolean;
};

function valuesOf(user: User | null): UserValues {
  return {
    lastName: user?.name.lastName ?? '',
    firstName: user?.name.firstName ?? '',
    patronymic: user?.name.patronymic ?? '',
    login: user?.login ?? '',
    email: user?.email ?? '',
    post: user?.post ?? '',
    outsideOrganisation: user?.outsideOrganisation ?? '',
    degree: user?.degree ?? '',
    roles: user?.roles ?? [],
    active: user?.active ?? true,
  };
}

/** The person's card as fields. */
export function UserForm({ user, onSubmit, pending, error, onReset, resetting }: UserFormProps) {
  const { t } = useTranslation(['settings', 'shell', 'ui']);
  const check = useContractValidate(createUser.body);
  const form = useForm({
    initialValues: valuesOf(user),
    validate: (values) => {
      const { lastName, firstName } = values;
      const problems = check({
        ...values,
        name: { lastName, firstName, patronymic: values.patronymic.trim() || null },
        login: values.login.trim() || undefined,
        email: values.email.trim() || null,
        post: values.post.trim() || null,
        outsideOrganisation: values.outsideOrganisation.trim() || null,
        degree: values.degree.trim() || null,
      });
      return Object.fromEntries(Object.entries(problems).map(([path, text]) => [path.replace('name.', ''), text]));
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(onSubmit)}>
      <Stack>
        <div className={classes.names}>
          <TextInput
            {...form.getInputProps('lastName')}
            label={t('users.lastName')}
            autoComplete="off"
            data-autofocus
          />
          <TextInput {...form.getInputProps('firstName')} label={t('users.firstName')} autoComplete="off" />
          <TextInput {...form.getInputProps('patronymic')} label={t('users.patronymic')} autoComplete="off" />
        </div>
        <div className={classes.names}>
          <TextInput
            {...form.getInputProps('login')}
            label={t('users.login')}
            description={user ? undefined : t('users.loginHint')}
            readOnly={Boolean(user)}
            autoComplete="off"
            spellCheck={false}
          />
          <TextInput
            {...form.getInputProps('email')}
            type="email"
            label={t('users.email')}
            description={user ? undefined : t('users.emailHint')}
            autoComplete="off"
          />
        </div>
        <TextInput {...form.getInputProps('post')} label={t('users.post')} />
        <TextInput
          {...form.getInputProps('outsideOrganisation')}
          label={t('users.outside')}
          description={t('users.outsideHint')}
        />
        <TextInput {...form.getInputProps('degree')} label={t('users.degree')} description={t('users.degreeHint')} />
        <Checkbox.Group {...form.getInputProps('roles')} label={t('users.roles')}>
          <Stack gap="xs" mt={6}>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`shell:role.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {user && (
          <Switch
            {...form.getInputProps('active', { type: 'checkbox' })}
            label={t('users.active')}
            description={t('users.activeHint')}
          />
        )}
        <ProblemAlert error={error} />
        <Group justify="space-between">
          {onReset ? (
            <Button variant="subtle" loading={resetting} onClick={onReset}>
              {t('users.reset')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={pending}>
            {user ? t('ui:save') : t('users.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
