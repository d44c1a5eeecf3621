import { listSessions, type SessionSummary } from '@itog/contracts';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconCalendarPlus, IconClipboardCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { serverTime } from '../../api/clock.ts';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { Listing } from '../../ui/table/Listing.tsx';
import { SearchBox } from '../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../ui/table/use-url-value.ts';
import { PHASE_TONES, phaseOf } from './phase.ts';
import { Window } from './Window.tsx';

/** Attestation sessions, the newest first. */
export default function SessionsPage() {
  const { t } = useTranslation('sessions');
  const manages = useCan()('sessions.manage');
  const [search] = useUrlValue('search');
  const { data, error } = useQuery({
    ...queryOf(listSessions, { query: { search: search || undefined } }),
    placeholderData: keepPreviousData,
  });
  const create = manages && (
    <Button component={Link} to={paths.newSession()} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
      {t('list.create')}
    </Button>
  );
  return (
    <Page title={t('list.title')} actions={create}>
      <Group mb="md">
        <SearchBox key={search ? 'searching' : 'idle'} label={t('list.search')} />
      </Group>
      <Listing
        name={t('list.title')}
        columns={useColumns()}
        rows={data?.sessions}
        rowKey={({ id }) => id}
        error={error}
        empty={
          <EmptyState icon={IconClipboardCheck} action={create}>
            {t(manages ? 'list.empty' : 'list.emptyRead')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<SessionSummary>[] {
  const { t } = useTranslation('sessions');
  return [
    {
      key: 'group',
      title: t('list.group'),
      isName: true,
      sortBy: ({ group }) => group.title,
      render: ({ id, form, secondTimeOf, group, program }) => (
        <>
          <Anchor component={Link} to={paths.session(id)}>
            {group.title}
          </Anchor>
          <Text size="sm" c="dimmed" fw={400}>
            {[program.title, form !== 'test' && t(`form.${form}`), secondTimeOf && t('second.badge')]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'when',
      title: t('list.when'),
      sortBy: ({ opensAt }) => opensAt,
      render: ({ opensAt, startUntil }) => <Window opensAt={opensAt} startUntil={startUntil} />,
    },
    { key: 'venue', title: t('list.venue'), render: ({ venue }) => t(`venue.${venue}`) },
    {
      key: 'state',
      title: t('list.state'),
      sortBy: (session) => phaseOf(session, serverTime()),
      render: (session) => <State session={session} />,
    },
  ];
}

function State({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('sessions');
  const phase = phaseOf(session, serverTime());
  const { form, learners, admitted, running, finished, passed } = session;
  const begun = running + finished > 0;
  return (
    <>
      <StatusBadge tone={PHASE_TONES[phase]}>{t(`phase.${phase}`)}</StatusBadge>
      {phase !== 'cancelled' && (
        <Text size="xs" c="dimmed" mt={4}>
          {begun
            ? t(form === 'test' ? 'list.progress' : 'list.examined', { running, finished, passed })
            : t('list.admitted', { admitted, learners })}
        </Text>
      )}
    </>
  );
}
