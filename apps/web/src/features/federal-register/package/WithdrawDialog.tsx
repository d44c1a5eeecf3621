import { withdrawRegisterPackage, type RegisterPackageDetail } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ReasonModal } from '../../../ui/actions/ReasonModal.tsx';
import { useRegisterChanged } from '../use-register.ts';

/** Takes a package apart that was not sent: the reason stays with it in the log. */
export function WithdrawDialog({ data, onClose }: { data: RegisterPackageDetail; onClose: () => void }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  return (
    <ReasonModal
      onClose={onClose}
      title={t('package.withdrawTitle', { number: data.number })}
      label={t('package.withdrawReason')}
      confirm={t('package.withdraw')}
      schema={withdrawRegisterPackage.body}
      act={(body) => call(withdrawRegisterPackage, { params: { packageId: data.id }, body })}
      onDone={async () => {
        onClose();
        await changed();
      }}
    >
      <Text>{t('package.withdrawWhat', { count: data.rows })}</Text>
      {data.status === 'exported' && <Text fw={550}>{t('package.withdrawExported')}</Text>}
    </ReasonModal>
  );
}
