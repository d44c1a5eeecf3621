import { getRegulation, listAcknowledgements, publishEdition } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { EditionForm } from './EditionForm.tsx';

/** The editions of the Regulation: one is in force, former ones stay (1.11). */
export default function EditionsPage() {
  const { t } = useTranslation('settings');
  const { current, editions } = useSuspenseQuery(queryOf(getRegulation)).data;
  const may = useCan();
  const client = useQueryClient();
  const [writing, setWriting] = useState(false);
  return (
    <Page
      title={t('editions.title')}
      lead={t('editions.lead')}
      actions={
        may('organisation.manage') &&
        !writing && <Button onClick={() => setWriting(true)}>{t('editions.write')}</Button>
      }
    >
      {writing && (
        <Panel title={t('editions.write')}>
          <EditionForm
            title={current.title}
            markdown={current.markdown}
            consequence={t('editions.consequence')}
            publish={async (body) => {
              await call(publishEdition, { body });
              await invalidate(client, [getRegulation, listAcknowledgements]);
            }}
            onDone={() => setWriting(false)}
          />
        </Panel>
      )}
      <Panel flush>
        <DataTable
          name={t('editions.title')}
          rows={editions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', title: t('editions.number'), render: ({ number }) => number, isName: true },
            {
              key: 'title',
              title: t('editions.name'),
              render: ({ id, title }) =>
                id === current.id ? (
                  <Anchor component={Link} to={paths.regulation()}>
                    {title}
                  </Anchor>
                ) : (
                  title
                ),
            },
            {
              key: 'from',
              title: t('editions.from'),
              render: ({ effectiveFrom }) => <CalendarDay value={effectiveFrom} look="table" />,
              sortBy: ({ effectiveFrom }) => effectiveFrom,
            },
            {
              key: 'state',
              title: t('editions.state'),
              render: ({ id }) =>
                id === current.id ? (
                  <StatusBadge tone="good">{t('editions.inForce')}</StatusBadge>
                ) : (
                  <StatusBadge tone="quiet">{t('editions.notInForce')}</StatusBadge>
                ),
            },
          ]}
        />
      </Panel>
    </Page>
  );
}
