import {
  getMySigning,
  listSigners,
  listSigningAgreements,
  publishSigningAgreement,
  type OutputOf,
} from '@itog/contracts';
import { Button, Stack } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { IconSignature } from '@tabler/icons-react';
import { EditionForm } from '../EditionForm.tsx';
import { Signers } from './Signers.tsx';

type Listed = OutputOf<typeof listSigningAgreements>['agreements'][number];

/** The agreement on electronic signing: its editions, and who of those who sign has accepted the one in force. */
export default function SigningPage() {
  const { t } = useTranslation('settings');
  const { agreements } = useSuspenseQuery(queryOf(listSigningAgreements)).data;
  const may = useCan();
  const [writing, setWriting] = useState(false);
  return (
    <Page
      title={t('signing.title')}
      lead={<Whole>{t('signing.lead')}</Whole>}
      actions={
        may('organisation.manage') &&
        !writing && <Button onClick={() => setWriting(true)}>{t('editions.write')}</Button>
      }
    >
      <Stack gap="lg">
        {writing && (
          <Panel title={t('editions.write')}>
            <NewAgreement onDone={() => setWriting(false)} />
          </Panel>
        )}
        <Panel title={t('signing.editions')} flush={agreements.length > 0}>
          {agreements.length === 0 ? (
            <EmptyState icon={IconSignature}>{t('signing.none')}</EmptyState>
          ) : (
            <Agreements agreements={agreements} />
          )}
        </Panel>
        <Signers />
      </Stack>
    </Page>
  );
}

function Agreements({ agreements }: { agreements: readonly Listed[] }) {
  const { t } = useTranslation('settings');
  const columns: Column<Listed>[] = [
    { key: 'number', title: t('editions.number'), render: ({ number }) => number, isName: true },
    { key: 'title', title: t('editions.name'), render: ({ title }) => title },
    {
      key: 'from',
      title: t('editions.from'),
      render: ({ effectiveFrom }) => <CalendarDay value={effectiveFrom} look="table" />,
    },
    { key: 'accepted', title: t('signing.accepted'), render: ({ accepted }) => accepted },
    {
      key: 'state',
      title: t('editions.state'),
      render: ({ inForce }) => (
        <StatusBadge tone={inForce ? 'good' : 'quiet'}>
          {t(inForce ? 'editions.inForce' : 'editions.notInForce')}
        </StatusBadge>
      ),
    },
  ];
  return <DataTable name={t('signing.editions')} columns={columns} rows={agreements} rowKey={({ id }) => id} />;
}

function NewAgreement({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const { agreement } = useSuspenseQuery(queryOf(getMySigning)).data;
  return (
    <EditionForm
      title={agreement?.title ?? t('signing.title')}
      markdown={agreement?.markdown ?? ''}
      consequence={t('signing.consequence')}
      publish={async (body) => {
        await call(publishSigningAgreement, { body });
        await invalidate(client, [listSigningAgreements, listSigners, getMySigning]);
      }}
      onDone={onDone}
    />
  );
}
