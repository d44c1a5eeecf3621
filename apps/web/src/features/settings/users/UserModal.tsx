import { createUser, listUsers, resetPassword, updateUser, type User } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';
import { UserForm, type UserValues } from './UserForm.tsx';

type Slip = { readonly login: string; readonly password: string };

const orNull = (text: string) => text.trim() || null;

/** Adds a person, or changes one; a new one-time password is shown once. */
export function UserModal({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const refresh = () => invalidate(client, [listUsers]);
  const saving = useMutation({
    mutationFn: async (values: UserValues): Promise<Slip | null> => {
      const { roles, active } = values;
      const name = {
        lastName: values.lastName,
        firstName: values.firstName,
        patronymic: orNull(values.patronymic),
      };
      const card = {
        email: orNull(values.email),
        post: orNull(values.post),
        outsideOrganisation: orNull(values.outsideOrganisation),
        degree: orNull(values.degree),
      };
      if (user) {
        await call(updateUser, { params: { userId: user.id }, body: { name, ...card, roles, active } });
        return null;
      }
      const login = values.login.trim() || undefined;
      const made = await call(createUser, { body: { name, login, ...card, roles } });
      return { login: made.user.login, password: made.oneTimePassword };
    },
    onSuccess: async (slip) => {
      await refresh();
      if (slip) return;
      notifications.show({ message: t('ui:saved') });
      onClose();
    },
  });
  const resetting = useMutation({
    mutationFn: async ({ id, login }: User): Promise<Slip> => {
      const { oneTimePassword } = await call(resetPassword, { params: { userId: id } });
      return { login, password: oneTimePassword };
    },
    onSuccess: refresh,
  });
  const slip = resetting.data ?? saving.data;
  return (
    <FormModal
      opened
      onClose={onClose}
      size="lg"
      title={user ? fullName(user.name) : t('users.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      closeOnClickOutside={false}
    >
      {slip ? (
        <OneTimePassword slip={slip} onClose={onClose} />
      ) : (
        <Stack>
          <UserForm
            user={user}
            onSubmit={saving.mutate}
            pending={saving.isPending}
            error={saving.error ?? resetting.error}
            onReset={user ? () => resetting.mutate(user) : null}
            resetting={resetting.isPending}
          />
        </Stack>
      )}
    </FormModal>
  );
}
