import { listDestructionActs, type DestructionAct } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconFileShredder } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { ActStatus } from './ActStatus.tsx';

/** The acts by which personal data have been destroyed, or will be. */
export default function ActsPage() {
  const { t } = useTranslation('privacy');
  const { acts } = useSuspenseQuery(queryOf(listDestructionActs)).data;
  const manages = useCan()('privacy.manage');
  const columns: Column<DestructionAct>[] = [
    {
      key: 'number',
      title: t('acts.number'),
      isName: true,
      render: ({ id, number }) => (
        <Anchor component={Link} to={paths.destructionAct(id)}>
          {number ? t('acts.numbered', { number }) : t('acts.draft')}
        </Anchor>
      ),
    },
    { key: 'reason', title: t('acts.reason'), render: ({ reason }) => reason },
    { key: 'people', title: t('acts.people'), render: ({ people }) => people.length, align: 'end' },
    {
      key: 'at',
      title: t('acts.at'),
      render: ({ draftedAt }) => <DateTime value={draftedAt} look="table" />,
      sortBy: ({ draftedAt }) => draftedAt,
    },
    {
      key: 'state',
      title: t('acts.state'),
      render: (act) => <ActStatus act={act} />,
    },
  ];
  const create = manages && (
    <Button component={Link} to={paths.newDestructionAct()}>
      {t('acts.new')}
    </Button>
  );
  return (
    <Page title={t('acts.title')} lead={t('acts.lead')} actions={create}>
      <Listing
        name={t('acts.title')}
        columns={columns}
        rows={acts}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconFileShredder}>{t(manages ? 'acts.none' : 'acts.noneRead')}</EmptyState>}
      />
    </Page>
  );
}
