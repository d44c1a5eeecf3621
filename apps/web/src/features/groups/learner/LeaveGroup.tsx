import { removeEnrolment, type Enrolment } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useGroupChanged } from '../use-group.ts';

export type LeaveGroupProps = {
  readonly groupId: string;
  readonly enrolment: Enrolment;
  readonly onLeft: () => void;
};

/** Takes a learner out of the group; refused once he has an attempt. */
export function LeaveGroup({ groupId, enrolment, onLeft }: LeaveGroupProps) {
  const { t } = useTranslation('groups');
  const [asked, setAsked] = useState(false);
  const changed = useGroupChanged(groupId);
  const removing = useMutation({
    mutationFn: () => call(removeEnrolment, { params: { enrolmentId: enrolment.id } }),
    onSuccess: async () => {
      onLeft();
      await changed();
    },
  });
  return (
    <>
      <div>
        <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
          {t('leave.open')}
        </Button>
      </div>
      <ConfirmModal
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('leave.title')}
        confirm={t('leave.act')}
        onConfirm={() => removing.mutate()}
        pending={removing.isPending}
        error={removing.error}
        danger
      >
        {t('leave.what', { name: fullName(enrolment.learner.name) })}
      </ConfirmModal>
    </>
  );
}
