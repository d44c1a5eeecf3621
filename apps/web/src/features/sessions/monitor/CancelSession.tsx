import { cancelSession, type SessionDetails } from '@itog/contracts';
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { useSessionChanged } from './use-session.ts';

/** Calls off a session that nobody has started, with a reason. */
export function CancelSession({ session: { id: sessionId, form: held } }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const [asked, setAsked] = useState(false);
  const changed = useSessionChanged();
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(cancelSession.body) });
  const cancelling = useMutation({
    mutationFn: (body: typeof form.values) => call(cancelSession, { params: { sessionId }, body }),
    onSuccess: async (session) => {
      setAsked(false);
      await changed(session);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('cancel.open')}
      </Button>
      <ConfirmModal
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('cancel.title')}
        confirm={t('cancel.act')}
        onConfirm={() => form.onSubmit((values) => cancelling.mutate(values))()}
        pending={cancelling.isPending}
        error={cancelling.error}
        danger
      >
        <Stack>
          <Text>{t(held === 'test' ? 'cancel.what' : 'cancel.whatMeeting')}</Text>
          <Textarea {...form.getInputProps('reason')} label={t('cancel.reason')} autosize minRows={2} data-autofocus />
        </Stack>
      </ConfirmModal>
    </>
  );
}
