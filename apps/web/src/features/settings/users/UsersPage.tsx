import { listUsers, type OutputOf, type User } from '@itog/contracts';
import { fullName, ROLES, type Role } from '@itog/domain';
import { Anchor, Button, Group, Select, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { SearchBox } from '../../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { UserModal } from './UserModal.tsx';

/** Everyone who can sign in. */
export default function UsersPage() {
  const { t } = useTranslation(['settings', 'shell', 'ui']);
  const may = useCan();
  const [search] = useUrlValue('search');
  const [role, setRole] = useUrlValue('role');
  const [open, setOpen] = useState<User | 'new' | null>(null);
  const wanted = { search: search || undefined, role: (role || undefined) as Role | undefined };
  const { data, error } = useQuery({ ...queryOf(listUsers, { query: wanted }), placeholderData: keepPreviousData });
  const manages = may('users.manage');
  const columns = useColumns(manages ? setOpen : null);
  return (
    <Page
      title={t('users.title')}
      lead={t('users.lead')}
      actions={
        manages && (
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t('users.add')}
          </Button>
        )
      }
    >
      <Group mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('users.search')} />
        <Select
          aria-label={t('users.role')}
          placeholder={t('users.anyRole')}
          clearable
          value={role || null}
          onChange={(value) => setRole(value ?? '')}
          data={ROLES.map((value) => ({ value, label: t(`shell:role.${value}`) }))}
        />
      </Group>
      <Listing
        name={t('users.title')}
        columns={columns}
        rows={data?.users}
        rowKey={({ id }) => id}
        error={error}
        filters={['search', 'role']}
        empty={null}
      />
      {open && <UserModal user={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type Listed = OutputOf<typeof listUsers>['users'][number];

function useColumns(onOpen: ((user: User) => void) | null): Column<Listed>[] {
  const { t } = useTranslation(['settings', 'shell']);
  return [
    {
      key: 'name',
      title: t('users.name'),
      sortBy: ({ name }) => fullName(name),
      isName: true,
      render: (user) => (
        <>
          {onOpen ? (
            <Anchor component="button" type="button" ta="start" onClick={() => onOpen(user)}>
              {fullName(user.name)}
            </Anchor>
          ) : (
            fullName(user.name)
          )}
          {user.formerNames && user.formerNames.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('users.formerNames', { names: user.formerNames })}
            </Text>
          )}
        </>
      ),
    },
    { key: 'login', title: t('users.login'), render: ({ login }) => login, sortBy: ({ login }) => login },
    {
      key: 'roles',
      title: t('users.roles'),
      render: ({ roles }) => roles.map((role) => t(`shell:role.${role}`)).join(', '),
    },
    { key: 'post', title: t('users.post'), render: ({ post }) => post, sortBy: ({ post }) => post },
    {
      key: 'last',
      title: t('users.lastSignIn'),
      sortBy: ({ lastSignInAt }) => lastSignInAt,
      render: ({ lastSignInAt, active }) =>
        active ? (
          lastSignInAt && <DateTime value={lastSignInAt} look="table" />
        ) : (
          <StatusBadge tone="bad">{t('users.closed')}</StatusBadge>
        ),
    },
  ];
}
