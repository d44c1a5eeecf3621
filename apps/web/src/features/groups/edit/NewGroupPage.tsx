import { createGroup, listGroups, listPrograms } from '@itog/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { GroupForm, type GroupBody } from './GroupForm.tsx';

/** Makes a group; `?program=` chooses its program. */
export default function NewGroupPage() {
  const { t } = useTranslation('groups');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [programId] = useUrlValue('program');
  const creating = useMutation({
    mutationFn: (body: GroupBody) => call(createGroup, { body }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listGroups, listPrograms]);
      await navigate(paths.group(id), { replace: true });
    },
  });
  return (
    <Page width="narrow" title={t('edit.newTitle')} breadcrumbs={[{ label: t('list.title'), to: paths.groups() }]}>
      <GroupForm
        initial={{ programId, title: '', startsOn: '', endsOn: '', customer: null }}
        submit={t('edit.create')}
        cancelTo={paths.groups()}
        onSubmit={creating.mutate}
        pending={creating.isPending}
        error={creating.error}
      />
    </Page>
  );
}
