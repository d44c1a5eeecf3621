import { answerRegisterPackage, concludeRegisterPackage } from '@itog/contracts';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useRegisterChanged } from '../use-register.ts';

/** The operator's answer: his file, read before it is recorded; or a word on the whole package. */
export function AnswerPanel({ packageId }: { packageId: string }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const params = { packageId };
  const send = (chosen: File, commit: 'true' | 'false') =>
    call(answerRegisterPackage, { params, query: { fileName: chosen.name, commit }, body: chosen });
  const reading = useMutation({ mutationFn: (chosen: File) => send(chosen, 'false') });
  const recording = useMutation({ mutationFn: (chosen: File) => send(chosen, 'true'), onSuccess: changed });
  const concluding = useMutation({
    mutationFn: (outcome: 'accepted' | 'rejected') =>
      call(concludeRegisterPackage, { params, body: { outcome, note: note.trim() || null } }),
    onSuccess: changed,
  });
  const read = reading.data;
  return (
    <Panel title={t('package.answer')}>
      <Stack maw="46rem">
        <Text size="sm" c="dimmed">
          {t('package.sentHint')}
        </Text>
        <FileDrop
          label={t('package.drop')}
          accept={['.xlsx']}
          maxBytes={answerRegisterPackage.uploadBytes ?? 0}
          pending={reading.isPending}
          onFile={(chosen) => {
            setFile(chosen);
            reading.mutate(chosen);
          }}
        />
        <ProblemAlert error={reading.error ?? recording.error} />
        {read && file && (
          <Stack gap="xs" align="start">
            <Text role="status">{t('package.read', { accepted: read.accepted, rejected: read.rejected.length })}</Text>
            {read.rejected.map(({ registrationNumber, learnerName, message }) => (
              <Text key={registrationNumber} size="sm">
                {registrationNumber}, {learnerName}: {message}
              </Text>
            ))}
            {read.unknown.length > 0 && (
              <Text size="sm">{t('package.unknown', { numbers: read.unknown.slice(0, 20) })}</Text>
            )}
            <Button loading={recording.isPending} onClick={() => recording.mutate(file)}>
              {t('package.record')}
            </Button>
          </Stack>
        )}
        <TextInput
          label={t('package.note')}
          description={t('package.noFile')}
          value={note}
          maxLength={1000}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <ProblemAlert error={concluding.error} />
        <Group>
          <Button variant="default" loading={concluding.isPending} onClick={() => concluding.mutate('accepted')}>
            {t('package.accepted')}
          </Button>
          <Button variant="default" loading={concluding.isPending} onClick={() => concluding.mutate('rejected')}>
            {t('package.rejected')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
