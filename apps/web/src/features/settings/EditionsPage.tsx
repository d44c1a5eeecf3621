import { getRegulation, listAcknowledgements, publishEdition } from '@itog/contracts';
import { dayOf } from '@itog/domain';
import { Anchor, Button, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useCan, useMe } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';

/** The editions of the Regulation: one is in force, former ones stay (1.11). */
export default function EditionsPage() {
  const { t } = useTranslation('settings');
  const { current, editions } = useSuspenseQuery(queryOf(getRegulation)).data;
  const may = useCan();
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
          <EditionForm title={current.title} markdown={current.markdown} onDone={() => setWriting(false)} />
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

function EditionForm({ title, markdown, onDone }: { title: string; markdown: string; onDone: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const client = useQueryClient();
  const me = useMe();
  const [view, setView] = useState('text');
  const [asking, setAsking] = useState(false);
  const form = useForm({
    initialValues: { number: '', title, effectiveFrom: dayOf(me.serverNow, me.organisation.zone), markdown },
    validate: useContractValidate(publishEdition.body),
  });
  const publishing = useMutation({
    mutationFn: (body: typeof form.values) => call(publishEdition, { body }),
    onSuccess: async () => {
      await invalidate(client, [getRegulation, listAcknowledgements]);
      notifications.show({ message: t('editions.published') });
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(() => setAsking(true))}>
      <Stack>
        <TextInput {...form.getInputProps('number')} label={t('editions.number')} maw="16rem" autoFocus />
        <TextInput {...form.getInputProps('title')} label={t('editions.name')} />
        <DateInput
          {...form.getInputProps('effectiveFrom')}
          label={t('editions.from')}
          valueFormat="DD.MM.YYYY"
          maw="16rem"
        />
        <SegmentedControl
          value={view}
          onChange={setView}
          aria-label={t('editions.view')}
          data={[
            { value: 'text', label: t('editions.text') },
            { value: 'look', label: t('editions.look') },
          ]}
          w="fit-content"
        />
        {view === 'text' ? (
          <Textarea
            {...form.getInputProps('markdown')}
            label={t('editions.text')}
            description={t('editions.textHint')}
            autosize
            minRows={12}
            maxRows={28}
          />
        ) : (
          <RegulationText markdown={form.values.markdown} />
        )}
        <div>
          <Button type="submit">{t('editions.publish')}</Button>{' '}
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
        </div>
      </Stack>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('editions.publish')}
        confirm={t('editions.publish')}
        onConfirm={() => publishing.mutate(form.values)}
        pending={publishing.isPending}
        error={publishing.error}
      >
        <Text>{t('editions.consequence')}</Text>
      </ConfirmModal>
    </form>
  );
}
