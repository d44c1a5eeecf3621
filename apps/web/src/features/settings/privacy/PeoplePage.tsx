import { findPeople, type OutputOf } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor, Stack } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { SearchBox } from '../../../ui/table/SearchBox.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';

type Person = OutputOf<typeof findPeople>['people'][number];
const LEAST = 2;

/** Whose data are kept: found by name or login, never listed whole. */
export default function PeoplePage() {
  const { t } = useTranslation('privacy');
  const [search] = useUrlValue('search');
  const enabled = search.length >= LEAST;
  const { data, error } = useQuery({ ...queryOf(findPeople, { query: { search } }), enabled });
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: t('people.name'),
      isName: true,
      sortBy: ({ name }) => fullName(name),
      render: ({ id, name }) => (
        <Anchor component={Link} to={paths.person(id)}>
          {fullName(name)}
        </Anchor>
      ),
    },
    { key: 'login', title: t('people.login'), render: ({ login }) => login },
    { key: 'groups', title: t('people.groups'), render: ({ groups }) => groups.join(', ') },
  ];
  const start = <EmptyState icon={IconUserSearch}>{t('people.start')}</EmptyState>;
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      <Stack gap="lg">
        <SearchBox label={t('people.search')} />
        {enabled ? (
          <Listing
            name={t('people.title')}
            columns={columns}
            rows={data?.people}
            error={error}
            rowKey={({ id }) => id}
            empty={start}
          />
        ) : (
          start
        )}
      </Stack>
    </Page>
  );
}
