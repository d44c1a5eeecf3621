import { fileAppeal, getMyAppeal, getToday, listMyAppeals, type AppealApplication } from '@itog/contracts';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate, keyOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { SignDialog, type SigningAct } from '../../../ui/signing/SignDialog.tsx';

export type SignApplicationProps = {
  readonly application: AppealApplication;
  readonly content: { readonly html: string; readonly contentSha256: string };
  readonly onClose: () => void;
  readonly onFiled: () => void;
};

/** The learner’s signature under exactly the application that he sees: with it the appeal is filed (5.3). */
export function SignApplication({ application, content, onClose, onFiled }: SignApplicationProps) {
  const { t } = useTranslation('appeals');
  const client = useQueryClient();
  const navigate = useNavigate();
  const filing = useMutation({
    mutationFn: ({ password, code }: SigningAct) =>
      call(fileAppeal, { body: { ...application, password, code, contentSha256: content.contentSha256 } }),
    onSuccess: async (appeal) => {
      onFiled();
      client.setQueryData(keyOf(getMyAppeal, { params: { appealId: appeal.id } }), appeal);
      notifications.show({ message: t('filing.done') });
      await navigate(paths.myAppeal(appeal.id), { replace: true });
      await invalidate(client, [listMyAppeals, getToday]);
    },
  });
  return (
    <SignDialog
      opened
      onClose={onClose}
      title={t('filing.signTitle')}
      confirm={t('filing.sign')}
      content={content}
      onSign={(act) => filing.mutate(act)}
      pending={filing.isPending}
      error={filing.error}
    >
      <Text>{t('filing.once', { context: application.kind })}</Text>
    </SignDialog>
  );
}
