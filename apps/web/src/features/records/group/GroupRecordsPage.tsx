import { getGroup, listGroupRecords, type GroupRecord } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor, Button, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { SheetPanel } from './SheetPanel.tsx';

/** What is still to be asked of the learners of a group, and the sheet by which all of it is brought at once. */
export default function GroupRecordsPage() {
  const { t } = useTranslation('records');
  const { groupId = '' } = useParams();
  const manages = useCan()('records.manage');
  const columns = useColumns(groupId);
  const { data, error } = useQuery(queryOf(listGroupRecords, { params: { groupId } }));
  const group = useQuery(queryOf(getGroup, { params: { groupId } })).data;
  return (
    <Page
      title={t('group.title')}
      lead={t('group.lead')}
      breadcrumbs={group && [{ label: group.title, to: paths.group(groupId) }]}
    >
      <Stack gap="lg">
        {manages && data && data.records.length > 0 && <SheetPanel groupId={groupId} />}
        <Listing
          name={t('group.people')}
          columns={columns}
          rows={data?.records}
          error={error}
          rowKey={({ enrolmentId }) => enrolmentId}
          empty={
            <EmptyState
              icon={IconUsers}
              action={
                <Button component={Link} to={paths.group(groupId)}>
                  {t('group.toGroup')}
                </Button>
              }
            >
              {t('group.empty')}
            </EmptyState>
          }
        />
      </Stack>
    </Page>
  );
}

function useColumns(groupId: string): Column<GroupRecord>[] {
  const { t } = useTranslation('records');
  const setting = useTimeSetting();
  const diploma = ({ priorShownAt, priorEducationPending }: GroupRecord) =>
    priorShownAt
      ? t('group.diplomaShown', { at: priorShownAt, ...setting })
      : t(priorEducationPending ? 'group.diplomaPending' : 'group.diplomaUnmarked');
  return [
    {
      key: 'name',
      title: t('group.name'),
      isName: true,
      sortBy: ({ learner }) => fullName(learner.name),
      render: ({ learner }) => (
        <Anchor component={Link} to={paths.learnerRecord(learner.id, groupId)}>
          {fullName(learner.name)}
        </Anchor>
      ),
    },
    {
      key: 'standing',
      title: t('group.standing'),
      sortBy: ({ lacks }) => lacks,
      render: ({ lacks }) => (
        <StatusBadge tone={lacks > 0 ? 'warn' : 'good'}>
          {lacks > 0 ? t('group.lacks', { count: lacks }) : t('group.complete')}
        </StatusBadge>
      ),
    },
    { key: 'funding', title: t('funding'), render: ({ funding }) => t(`fundingOf.${funding}`) },
    { key: 'diploma', title: t('group.diploma'), render: diploma },
  ];
}
