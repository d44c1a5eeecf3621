import { getGroup, getRecord, listGroupRecords, type LearnerRecord } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { PriorShown } from './PriorShown.tsx';
import { RecordForm } from './RecordForm.tsx';
import { StudyPanel } from './StudyPanel.tsx';

/** A learner's personal data, and how he studies in the group that the address names. */
export default function RecordPage() {
  const { t } = useTranslation('records');
  const { userId = '' } = useParams();
  const [search] = useSearchParams();
  const groupId = search.get('group') ?? '';
  const { data, error } = useQuery(queryOf(getRecord, { params: { userId } }));
  const inGroup = { enabled: groupId !== '' };
  const group = useQuery({ ...queryOf(getGroup, { params: { groupId } }), ...inGroup }).data;
  const study = useQuery({ ...queryOf(listGroupRecords, { params: { groupId } }), ...inGroup }).data;
  const own = study?.records.find(({ learner }) => learner.id === userId);
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  return (
    <Page
      width="narrow"
      title={fullName(data.name)}
      lead={t('lead')}
      breadcrumbs={group && [{ label: group.title, to: paths.group(groupId) }]}
    >
      <Stack gap="lg">
        <Completeness record={data} />
        <RecordForm key={data.updated?.at.toISOString() ?? ''} record={data} />
        <PriorShown record={data} />
        {own && <StudyPanel record={own} groupId={groupId} />}
      </Stack>
    </Page>
  );
}

function Completeness({ record: { lacks, updated } }: { record: LearnerRecord }) {
  const { t } = useTranslation('records');
  const setting = useTimeSetting();
  return (
    <div>
      <StatusBadge tone={lacks.length > 0 ? 'warn' : 'good'}>
        {lacks.length > 0 ? t('lacks', { fields: lacks.map((lack) => t(`lack.${lack}`)) }) : t('complete')}
      </StatusBadge>
      {updated && (
        <Text size="sm" c="dimmed">
          {t('updated', { ...updated, ...setting })}
        </Text>
      )}
    </div>
  );
}
