import { listAcknowledgements, type OutputOf } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { DateTime } from '../../ui/time/DateTime.tsx';

type Person = OutputOf<typeof listAcknowledgements>['people'][number];

/** Who of the staff has acknowledged the Regulation in force: the sheet at its end. */
export default function AcknowledgementsPage() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { people } = useSuspenseQuery(queryOf(listAcknowledgements)).data;
  const done = people.filter(({ acknowledgedAt }) => acknowledgedAt).length;
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: t('acknowledgements.name'),
      render: ({ name }) => fullName(name),
      sortBy: ({ name }) => fullName(name),
      isName: true,
    },
    { key: 'post', title: t('acknowledgements.post'), render: ({ post }) => post, sortBy: ({ post }) => post },
    {
      key: 'at',
      title: t('acknowledgements.at'),
      sortBy: ({ acknowledgedAt }) => acknowledgedAt,
      render: ({ id, acknowledgedAt }) =>
        acknowledgedAt ? (
          <DateTime value={acknowledgedAt} look="table" />
        ) : (
          <Group gap="sm">
            <StatusBadge tone="warn">{t('acknowledgements.not')}</StatusBadge>
            {id === me.id && (
              <Anchor component={Link} to={paths.regulation()}>
                {t('acknowledgements.read')}
              </Anchor>
            )}
          </Group>
        ),
    },
  ];
  return (
    <Page
      title={t('acknowledgements.title')}
      lead={t('acknowledgements.lead', { done, count: people.length })}
      actions={<PrintButton request={{ kind: 'staff-acknowledgements' }}>{t('acknowledgements.print')}</PrintButton>}
    >
      <Panel flush>
        <DataTable name={t('acknowledgements.title')} columns={columns} rows={people} rowKey={({ id }) => id} />
      </Panel>
    </Page>
  );
}
