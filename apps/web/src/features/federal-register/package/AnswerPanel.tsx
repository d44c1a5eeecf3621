import { answerRegisterPackage, concludeRegisterPackage } from '@itog/contracts';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useRegisterChanged } from '../use-register.ts';

/** The operator's answer: his file, read before it is recorded; or a word on the whole package. */
export function AnswerPanel({ packageId, documents }: { packageId: string; documents: number }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const [file, setFile] = useState<File | null>(null);
  const params = { packageId };
  const send = (chosen: File, commit: 'true' | 'false') =>
    call(answerRegisterPackage, { params, query: { fileName: chosen.name, commit }, body: chosen });
  const reading = useMutation({ mutationFn: (chosen: File) => send(chosen, 'false') });
  const recording = useMutation({ mutationFn: (chosen: File) => send(chosen, 'true'), onSuccess: changed });
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
            {read.unnamed.length > 0 && (
              <Text size="sm">
                {t('package.unnamed', {
                  count: read.unnamed.length,
                  numbers: read.unnamed.slice(0, 20).map(({ registrationNumber }) => registrationNumber),
                })}
              </Text>
            )}
            <Button loading={recording.isPending} onClick={() => recording.mutate(file)}>
              {t('package.record')}
            </Button>
          </Stack>
        )}
        <WholeAnswer packageId={packageId} documents={documents} />
      </Stack>
    </Panel>
  );
}

/** The operator's word on the whole package, when there is no file of his. */
function WholeAnswer({ packageId, documents }: { packageId: string; documents: number }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<'accepted' | 'rejected' | null>(null);
  const concluding = useMutation({
    mutationFn: (said: 'accepted' | 'rejected') =>
      call(concludeRegisterPackage, { params: { packageId }, body: { outcome: said, note: note.trim() || null } }),
    onSuccess: changed,
  });
  return (
    <>
      <TextInput
        label={t('package.note')}
        description={t('package.noFile')}
        value={note}
        maxLength={1000}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group>
        <Button variant="default" onClick={() => setOutcome('accepted')}>
          {t('package.accepted')}
        </Button>
        <Button variant="default" onClick={() => setOutcome('rejected')}>
          {t('package.rejected')}
        </Button>
      </Group>
      {outcome && (
        <ConfirmModal
          opened
          onClose={() => {
            setOutcome(null);
            concluding.reset();
          }}
          title={t(`package.conclude.${outcome}.title`)}
          confirm={t(`package.conclude.${outcome}.act`)}
          onConfirm={() => concluding.mutate(outcome)}
          pending={concluding.isPending}
          error={concluding.error}
        >
          {t(`package.conclude.${outcome}.what`, { count: documents })}
        </ConfirmModal>
      )}
    </>
  );
}
