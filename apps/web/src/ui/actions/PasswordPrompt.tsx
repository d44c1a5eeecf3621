import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';

export type PasswordPromptProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What exactly is being signed: number, date, content hash. */
  readonly children: ReactNode;
  /** The verb of the act: «Подписать протокол». */
  readonly confirm: string;
  readonly onPassword: (password: string) => void;
  readonly pending?: boolean;
  readonly error?: unknown;
};

/** A simple electronic signature: what is signed stands in view, the password is entered anew. */
export function PasswordPrompt({ opened, onClose, title, ...rest }: PasswordPromptProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <PromptForm onClose={onClose} {...rest} />
    </Modal>
  );
}

// Mounted with the dialog: a password never outlives it.
function PromptForm(props: Omit<PasswordPromptProps, 'opened' | 'title'>) {
  const { onClose, children, confirm, onPassword, pending, error } = props;
  const { t } = useTranslation('ui');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <div>{children}</div>
        <PasswordInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
