import { getIssuerKeys, listIssuerKeys, replaceIssuerKey, type IssuerKey } from '@itog/contracts';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Facts } from '../../../ui/attached-signatures/Facts.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';

/** The keys that credentials are signed with: the one in use, the former ones, and its replacement. */
export default function KeysPage() {
  const { t } = useTranslation('settings');
  const manages = useCan()('organisation.manage');
  const { data, error } = useQuery(queryOf(listIssuerKeys));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  const [current, ...former] = data.keys;
  return (
    <Page title={t('keys.title')} lead={t('keys.lead')} width="narrow">
      <Stack gap="lg">
        {current && (
          <Panel title={t('keys.current')}>
            <Stack>
              <CurrentKey issuerKey={current} />
              {manages ? (
                <Replace />
              ) : (
                <Text size="sm" c="dimmed">
                  {t('keys.readOnly')}
                </Text>
              )}
            </Stack>
          </Panel>
        )}
        {former.length > 0 && <FormerKeys former={former} />}
        <Anchor href={addressOf(getIssuerKeys, {})} target="_blank" rel="noreferrer">
          {t('keys.all')}
        </Anchor>
      </Stack>
    </Page>
  );
}

function CurrentKey({ issuerKey: { thumbprint, madeAt, madeBy, address } }: { issuerKey: IssuerKey }) {
  const { t } = useTranslation('settings');
  return (
    <Facts
      facts={[
        { name: t('keys.thumbprint'), value: <Thumbprint>{thumbprint}</Thumbprint> },
        {
          name: t('keys.made'),
          value: (
            <>
              <DateTime value={madeAt} />
              {madeBy && `, ${madeBy}`}
            </>
          ),
        },
        {
          name: t('keys.address'),
          value: (
            <Anchor href={address} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
              {address}
            </Anchor>
          ),
        },
      ]}
    />
  );
}

function Thumbprint({ children }: { children: string }) {
  return <code style={{ overflowWrap: 'anywhere' }}>{children}</code>;
}

function FormerKeys({ former }: { former: readonly IssuerKey[] }) {
  const { t } = useTranslation('settings');
  const columns: Column<IssuerKey>[] = [
    {
      key: 'thumbprint',
      title: t('keys.thumbprint'),
      isName: true,
      render: ({ thumbprint, address }) => (
        <Anchor href={address} target="_blank" rel="noreferrer">
          <Thumbprint>{thumbprint}</Thumbprint>
        </Anchor>
      ),
    },
    { key: 'made', title: t('keys.made'), render: ({ madeAt }) => <DateTime value={madeAt} /> },
    {
      key: 'retired',
      title: t('keys.retired'),
      render: ({ retiredAt }) => retiredAt && <DateTime value={retiredAt} />,
    },
  ];
  return (
    <Stack gap="xs">
      <Panel title={t('keys.former')} flush>
        <DataTable name={t('keys.former')} columns={columns} rows={former} rowKey={({ thumbprint }) => thumbprint} />
      </Panel>
      <Text size="sm" c="dimmed">
        {t('keys.formerHint')}
      </Text>
    </Stack>
  );
}

function Replace() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const replacing = useMutation({
    mutationFn: () => call(replaceIssuerKey, {}),
    onSuccess: async () => {
      await invalidate(client, [listIssuerKeys]);
      notifications.show({ message: t('keys.replaced') });
      setAsking(false);
    },
  });
  return (
    <div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('keys.replace')}
      </Button>
      <ConfirmModal
        opened={asking}
        danger
        onClose={() => setAsking(false)}
        title={t('keys.replaceTitle')}
        confirm={t('keys.replace')}
        onConfirm={() => replacing.mutate()}
        pending={replacing.isPending}
        error={replacing.error}
      >
        <Stack gap="sm">
          <Text>{t('keys.replaceWhat')}</Text>
          <Text>{t('keys.replaceOld')}</Text>
          <Text>{t('keys.replaceWhen')}</Text>
          <Text>{t('keys.replaceLeak')}</Text>
        </Stack>
      </ConfirmModal>
    </div>
  );
}
