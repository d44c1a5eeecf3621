import { updateGroup } from '@itog/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { useGroup, useGroupChanged } from '../use-group.ts';
import { GroupForm, type GroupBody } from './GroupForm.tsx';

/** Changes a group's name, period or customer. */
export default function EditGroupPage() {
  const { t } = useTranslation(['groups', 'ui']);
  const { id: groupId, program, title, startsOn, endsOn, customer } = useGroup();
  const navigate = useNavigate();
  const changed = useGroupChanged(groupId);
  const saving = useMutation({
    mutationFn: (body: GroupBody) => call(updateGroup, { params: { groupId }, body }),
    onSuccess: async (group) => {
      notifications.show({ message: t('ui:saved') });
      await changed(group);
      await navigate(paths.group(groupId));
    },
  });
  return (
    <Page
      width="narrow"
      title={t('edit.editTitle')}
      breadcrumbs={[
        { label: t('list.title'), to: paths.groups() },
        { label: title, to: paths.group(groupId) },
      ]}
    >
      <GroupForm
        key={groupId}
        initial={{ programId: program.id, title, startsOn, endsOn, customer }}
        programFixed
        submit={t('ui:save')}
        cancelTo={paths.group(groupId)}
        onSubmit={saving.mutate}
        pending={saving.isPending}
        error={saving.error}
      />
    </Page>
  );
}
