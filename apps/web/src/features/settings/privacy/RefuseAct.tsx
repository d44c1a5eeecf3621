import { getToday, listDestructionActs, refuseDestruction } from '@itog/contracts';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { ReasonModal } from '../../../ui/actions/ReasonModal.tsx';

/** The director's no: nothing is destroyed, and whoever drew the act up reads why. */
export function RefuseAct({ actId, onClose }: { actId: string; onClose: () => void }) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  return (
    <ReasonModal
      onClose={onClose}
      title={t('act.refuseTitle')}
      label={t('act.refuseReason')}
      hint={t('act.refuseHint')}
      confirm={t('act.refuse')}
      schema={refuseDestruction.body}
      act={(body) => call(refuseDestruction, { params: { actId }, body })}
      onDone={async () => {
        await invalidate(client, [listDestructionActs, getToday]);
        notifications.show({ message: t('act.refuseDone') });
        onClose();
      }}
    >
      <Text>{t('act.refuseText')}</Text>
    </ReasonModal>
  );
}
