import { withdrawRegisterPackage, type RegisterPackageDetail } from '@itog/contracts';
import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { useRegisterChanged } from '../use-register.ts';

/** Takes a package apart that was not sent: the reason stays with it in the log. */
export function WithdrawDialog({ data, onClose }: { data: RegisterPackageDetail; onClose: () => void }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(withdrawRegisterPackage.body) });
  const withdrawing = useMutation({
    mutationFn: (body: typeof form.values) => call(withdrawRegisterPackage, { params: { packageId: data.id }, body }),
    onSuccess: async () => {
      onClose();
      await changed();
    },
  });
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('package.withdrawTitle', { number: data.number })}
      confirm={t('package.withdraw')}
      onConfirm={form.onSubmit((values) => withdrawing.mutate(values))}
      pending={withdrawing.isPending}
      error={withdrawing.error}
    >
      <Stack>
        <Text>{t('package.withdrawWhat', { count: data.rows })}</Text>
        {data.status === 'exported' && <Text fw={550}>{t('package.withdrawExported')}</Text>}
        <Textarea label={t('package.withdrawReason')} autosize minRows={2} required {...form.getInputProps('reason')} />
      </Stack>
    </ConfirmModal>
  );
}
