import { exportPersonData, getPersonPrivacy, type OutputOf } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { callFile } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataDownload } from '../../../ui/privacy/DataDownload.tsx';
import { ViewsTable } from '../../../ui/privacy/ViewsTable.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { PersonConsents } from './PersonConsents.tsx';
import { Withdrawals } from './Withdrawals.tsx';

type Privacy = OutputOf<typeof getPersonPrivacy>;
type Kept = Privacy['kept'][number];

/** A person’s consents, who looked at his data, what is kept until when; everything of his as a file. */
export default function PersonPage() {
  const { t } = useTranslation('privacy');
  const { userId = '' } = useParams();
  const client = useQueryClient();
  const may = useCan();
  const params = { userId };
  const { data, error } = useQuery(queryOf(getPersonPrivacy, { params }));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  const { person, consents, withdrawals, kept, views } = data;
  return (
    <Page
      title={fullName(person.name)}
      lead={[t('person.lead', { login: person.login }), ...person.groups].join(' · ')}
      breadcrumbs={[{ label: t('people.title'), to: paths.people() }]}
      actions={
        <>
          {may('records.read') && (
            <Button component={Link} to={paths.learnerRecord(userId)} variant="default">
              {t('person.record')}
            </Button>
          )}
          {may('privacy.manage') && (
            <DataDownload
              fetchFile={() => callFile(exportPersonData, { params })}
              onDone={() => invalidate(client, [getPersonPrivacy], params)}
            >
              {t('download.person')}
            </DataDownload>
          )}
        </>
      }
    >
      <Stack gap="lg">
        <Withdrawals userId={userId} withdrawals={withdrawals} />
        <PersonConsents userId={userId} consents={consents} />
        <KeptPanel kept={kept} />
        <ViewsPanel views={views} />
      </Stack>
    </Page>
  );
}

function KeptPanel({ kept }: { kept: readonly Kept[] }) {
  const { t } = useTranslation('privacy');
  const columns: Column<Kept>[] = [
    { key: 'data', title: t('person.data'), render: ({ category }) => t(`category.${category}`), isName: true },
    { key: 'until', title: t('person.until'), render: ({ state, until }) => t(`person.stateOf.${state}`, { until }) },
    { key: 'ground', title: t('person.ground'), render: ({ ground }) => <Whole>{ground}</Whole> },
  ];
  return (
    <Panel title={t('person.kept')} flush>
      <DataTable name={t('person.kept')} columns={columns} rows={kept} rowKey={({ category }) => category} />
    </Panel>
  );
}

function ViewsPanel({ views }: Pick<Privacy, 'views'>) {
  const { t } = useTranslation('privacy');
  return (
    <Panel title={t('person.views')} flush={views.length > 0}>
      {views.length > 0 ? (
        <ViewsTable name={t('person.views')} views={views} />
      ) : (
        <Text>
          {t('person.noViews')} {t('person.exported')}
        </Text>
      )}
    </Panel>
  );
}
