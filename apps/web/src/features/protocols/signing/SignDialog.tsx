import {
  getProtocol,
  getSession,
  getToday,
  listProtocols,
  previewIssuance,
  signProtocol,
  type Protocol,
} from '@itog/contracts';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { Problem } from '../../../api/problem.ts';
import { invalidate, keyOf } from '../../../api/query.ts';
import { SignDialog as Signature, type SigningAct } from '../../../ui/signing/SignDialog.tsx';

export type SignDialogProps = {
  /** The protocol as it stood when the dialog was opened: these very words are signed, and no others. */
  readonly protocol: Protocol;
  /** The reader has refused before. */
  readonly refused: boolean;
  readonly onClose: () => void;
};

function doneWords(status: Protocol['status'], act: SigningAct['status']) {
  if (status === 'signed') return 'sign.doneAll';
  return act === 'refused' ? 'sign.refused' : 'sign.done';
}

/** A simple electronic signature under the words that were read: their hash in view, the password anew. */
export function SignDialog({ protocol, refused, onClose }: SignDialogProps) {
  const { t } = useTranslation('protocols');
  const client = useQueryClient();
  const { id: protocolId, sessionId, number, date, contentSha256 } = protocol;
  const signing = useMutation({
    mutationFn: (act: SigningAct) => call(signProtocol, { params: { protocolId }, body: { ...act, contentSha256 } }),
    onSuccess: (signed, { status: act }) => {
      client.setQueryData(keyOf(getProtocol, { params: { protocolId } }), signed);
      void invalidate(client, [listProtocols, getToday, getSession, previewIssuance], { protocolId, sessionId });
      notifications.show({ message: t(doneWords(signed.status, act), { number }) });
      onClose();
    },
    onError: async (error) => {
      // What was read is no longer what stands there: the page shows the new words and asks to read them.
      if (!(error instanceof Problem && error.is('signature.content-changed'))) return;
      await invalidate(client, [getProtocol], { protocolId });
      onClose();
    },
  });
  return (
    <Signature
      opened
      onClose={onClose}
      title={t('sign.title')}
      confirm={t('sign.act')}
      content={protocol}
      readAlready
      choices
      refused={refused}
      onSign={(act) => signing.mutate(act)}
      pending={signing.isPending}
      error={signing.error}
    >
      <Text>{t('sign.what', { number, date })}</Text>
    </Signature>
  );
}
