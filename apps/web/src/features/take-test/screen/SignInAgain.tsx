import { signIn } from '@itog/contracts';
import { Button, Group } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { beginSession } from '../../../api/session-end.ts';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useTest, useTestState } from '../use-test.ts';
import { focusHeading } from './focus-heading.ts';
import classes from './SignInAgain.module.css';

/** The sign-in has ended in the middle of the test: signing in again happens in place, over the same question. */
export function SignInAgain({ login }: { login: string }) {
  const { signedOut } = useTestState();
  return signedOut ? <SignedOut login={login} /> : null;
}

// Mounted anew each time the sign-in ends, so that each time it asks.
function SignedOut({ login }: { login: string }) {
  const { t } = useTranslation('take-test');
  const { waiting } = useTestState();
  const [opened, setOpened] = useState(true);
  // The button that may have opened the dialog goes away with it.
  useEffect(() => () => void (document.activeElement === document.body && focusHeading()), []);
  return (
    <>
      <Button
        className={classes.again}
        leftSection={<IconLock size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('signIn.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('signIn.title')}>
        <p>{t('signIn.text')}</p>
        {waiting.length > 0 && <p>{t('signIn.waiting', { count: waiting.length })}</p>}
        <SignInForm login={login} onLater={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function SignInForm({ login, onLater }: { login: string; onLater: () => void }) {
  const { t } = useTranslation('take-test');
  const { session } = useTest();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const entering = useMutation({
    mutationFn: () => call(signIn, { body: { login, password } }),
    onSuccess: (me) => {
      beginSession(client, me);
      session.signedIn();
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <label>
        {t('signIn.login')}
        <input type="text" value={login} readOnly autoComplete="username" />
      </label>
      <label>
        {t('signIn.password')}
        <input
          data-autofocus
          type="password"
          required
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      </label>
      <ProblemAlert error={entering.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onLater}>
          {t('signIn.later')}
        </Button>
        <Button type="submit" loading={entering.isPending}>
          {t('signIn.submit')}
        </Button>
      </Group>
    </form>
  );
}
