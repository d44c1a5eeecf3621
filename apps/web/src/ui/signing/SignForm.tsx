import type { SecondFactor, SignatureStatus } from '@itog/domain';
import { Button, Group, PasswordInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Whole } from '../text/Whole.tsx';
import { CodeField } from './CodeField.tsx';
import { useContentCheck, type SignedContent } from './use-content-check.ts';

/** What the person does, ready for the route's body. */
export type SigningAct = {
  readonly password: string;
  readonly code: string | null;
  readonly status: Exclude<SignatureStatus, 'absent'>;
  /** The dissenting opinion, or the reason of a refusal; null for a plain signature. */
  readonly statement: string | null;
};

type Status = SigningAct['status'];
const CHOICES: readonly Status[] = ['signed', 'signed-with-opinion', 'refused'];

export type SignFormProps = {
  readonly onClose: () => void;
  readonly confirm: string;
  readonly content: SignedContent;
  readonly choices?: boolean;
  /** He has refused before: what is left is to sign. */
  readonly refused?: boolean;
  readonly factor: SecondFactor | null;
  readonly onSign: (act: SigningAct) => void;
  readonly pending?: boolean;
  readonly error?: unknown;
};

/** The keys of the signature, and what is done with them. */
export function SignForm(props: SignFormProps) {
  const { onClose, confirm, content, choices, refused, factor, onSign, pending, error } = props;
  const { t } = useTranslation(['signing', 'ui']);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [status, setStatus] = useState<Status>('signed');
  const [statement, setStatement] = useState('');
  const same = useContentCheck(content);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (same === false) return; // the text in view is not the one that would be signed
    const said = status === 'signed' ? null : statement.trim();
    onSign({ password, code: factor ? code.trim() : null, status, statement: said });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {choices && (
          <Choice
            choices={refused ? CHOICES.filter((each) => each !== 'refused') : CHOICES}
            status={status}
            onStatus={setStatus}
            statement={statement}
            onStatement={setStatement}
          />
        )}
        <PasswordInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('ui:password.label')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('ui:password.show') }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        {factor && <CodeField factor={factor} value={code} onChange={setCode} />}
        <Text size="sm" c="dimmed">
          <Whole>{t('meaning')}</Whole>
        </Text>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={same === false} color={colorOf(status)}>
            {status === 'refused' ? t('refuse') : confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const colorOf = (status: Status) => (status === 'refused' ? 'red' : undefined);

type ChoiceProps = {
  readonly choices: readonly Status[];
  readonly status: Status;
  readonly onStatus: (status: Status) => void;
  readonly statement: string;
  readonly onStatement: (statement: string) => void;
};

function Choice({ choices, status, onStatus, statement, onStatement }: ChoiceProps) {
  const { t } = useTranslation('signing');
  return (
    <>
      <Radio.Group label={t('choice.label')} value={status} onChange={(value) => onStatus(value as Status)}>
        <Stack gap={8} mt={8}>
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={t(`choice.${choice}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {status !== 'signed' && (
        <Textarea
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={5000}
          label={t(`statement.${status}`)}
          description={t('statement.kept')}
          value={statement}
          onChange={({ currentTarget }) => onStatement(currentTarget.value)}
        />
      )}
    </>
  );
}
