import { listGroups, listSessions, scheduleSession, type GroupSummary } from '@itog/contracts';
import { Button, Select } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { ScheduleForm } from './ScheduleForm.tsx';
import type { ScheduleBody } from './schedule-values.ts';

/** Schedules the attestation of a group; `?group=` chooses it. */
export default function SchedulePage() {
  const { t } = useTranslation(['sessions', 'ui']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { groups } = useSuspenseQuery(queryOf(listGroups, { query: {} })).data;
  const [chosen, choose] = useUrlValue('group');
  const group = groups.find(({ id }) => id === chosen);
  const scheduling = useMutation({
    mutationFn: (body: ScheduleBody) => call(scheduleSession, { body }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listSessions]);
      await navigate(paths.session(id), { replace: true });
    },
  });
  return (
    <Page width="narrow" title={t('schedule.title')} breadcrumbs={[{ label: t('list.title'), to: paths.sessions() }]}>
      {groups.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          action={
            <Button component={Link} to={paths.newGroup()}>
              {t('schedule.createGroup')}
            </Button>
          }
        >
          {t('schedule.noGroups')}
        </EmptyState>
      ) : (
        <>
          <Panel title={t('schedule.who')}>
            <Select
              label={t('schedule.group')}
              placeholder={t('schedule.chooseGroup')}
              searchable
              nothingFoundMessage={t('ui:nothingFound')}
              allowDeselect={false}
              value={group?.id ?? null}
              onChange={(value) => choose(value ?? '')}
              data={groups.map((each) => ({ value: each.id, label: labelOf(each) }))}
            />
          </Panel>
          {group && (
            <ScheduleForm
              key={group.id}
              group={group}
              onSubmit={scheduling.mutate}
              pending={scheduling.isPending}
              error={scheduling.error}
            />
          )}
        </>
      )}
    </Page>
  );
}

function labelOf({ title, program }: GroupSummary): string {
  return `${title} · ${program.title}`;
}
