import { listOrderTemplates, previewOrderTemplate, saveOrderTemplate, type OrderTemplate } from '@itog/contracts';
import { templateRefusals, type OrderWords } from '@itog/domain';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../ui/feedback/Refusals.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { OrderSheet } from '../../ui/orders/OrderSheet.tsx';
import { WordsFields } from '../../ui/orders/WordsFields.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

const SETTLED_MS = 300;

/** The words that new orders of each kind begin with. */
export default function OrderTemplatesPage() {
  const { t } = useTranslation('orders');
  const { templates } = useSuspenseQuery(queryOf(listOrderTemplates)).data;
  return (
    <Page title={t('templates.title')} lead={t('templates.lead')}>
      {templates.map((template) => (
        <Panel key={template.kind} title={t(`kind.${template.kind}`)}>
          <TemplateForm key={template.version} template={template} />
        </Panel>
      ))}
    </Page>
  );
}

function TemplateForm({ template }: { template: OrderTemplate }) {
  const { t } = useTranslation('orders');
  const setting = useTimeSetting();
  const client = useQueryClient();
  const may = useCan();
  const { kind, version, savedAt, subject, text } = template;
  const [words, setWords] = useState<OrderWords>({ subject, text });
  const saving = useMutation({
    mutationFn: () => call(saveOrderTemplate, { params: { kind }, body: { ...words, version } }),
    onSuccess: async () => {
      notifications.show({ message: t('templates.saved') });
      await invalidate(client, [listOrderTemplates]);
    },
  });
  const refusals = templateRefusals(kind, words);
  const same = words.subject === subject && words.text === text;
  const manages = may('organisation.manage');
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('templates.version', { version, savedAt, ...setting })}
      </Text>
      <WordsFields kind={kind} words={words} onWords={setWords} readOnly={!manages} />
      <div role="status">
        <Refusals refusals={refusals} />
      </div>
      {manages && (
        <>
          <ProblemAlert error={saving.error} />
          <Group>
            <Button loading={saving.isPending} disabled={same || refusals.length > 0} onClick={() => saving.mutate()}>
              {t('templates.save')}
            </Button>
            {same && <span>{t('templates.same')}</span>}
          </Group>
          <details>
            <summary>{t('templates.preview')}</summary>
            <Preview kind={kind} words={words} />
          </details>
        </>
      )}
    </Stack>
  );
}

function Preview({ kind, words }: { kind: OrderTemplate['kind']; words: OrderWords }) {
  const [body] = useDebouncedValue(words, SETTLED_MS);
  const isEmpty = body.subject.trim() === '' || body.text.trim() === '';
  const { data, error } = useQuery({
    queryKey: [previewOrderTemplate.path, { kind }, body],
    queryFn: ({ signal }) => call(previewOrderTemplate, { params: { kind }, body }, { signal }),
    placeholderData: keepPreviousData,
    enabled: !isEmpty,
  });
  if (error) return <ProblemAlert error={error} />;
  return data ? <OrderSheet title={data.title} html={data.html} /> : null;
}
