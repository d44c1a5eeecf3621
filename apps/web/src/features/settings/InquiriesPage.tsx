import { answerInquiry, getToday, listInquiries, type OutputOf } from '@itog/contracts';
import { Anchor, Button, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DateTime } from '../../ui/time/DateTime.tsx';

type Inquiry = OutputOf<typeof listInquiries>['inquiries'][number];

/** Customers' questions about the Regulation; the answers go out by e-mail (1.12). */
export default function InquiriesPage() {
  const { t } = useTranslation('settings');
  const { inquiries } = useSuspenseQuery(queryOf(listInquiries)).data;
  const waiting = inquiries.filter(({ answeredAt }) => !answeredAt);
  const answered = inquiries.filter(({ answeredAt }) => answeredAt);
  return (
    <Page title={t('inquiries.title')} lead={t('inquiries.lead')} width="narrow">
      {inquiries.length === 0 && <EmptyState icon={IconMessageQuestion}>{t('inquiries.empty')}</EmptyState>}
      {[...waiting, ...answered].map((inquiry) => (
        <Panel key={inquiry.id} title={inquiry.name}>
          <InquiryCard inquiry={inquiry} />
        </Panel>
      ))}
    </Page>
  );
}

function InquiryCard({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation('settings');
  const may = useCan();
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        <DateTime value={inquiry.askedAt} look="moment" /> ·{' '}
        <Anchor href={`mailto:${inquiry.email}`}>{inquiry.email}</Anchor>
      </Text>
      <Text style={{ whiteSpace: 'pre-line' }}>{inquiry.question}</Text>
      {inquiry.answer && inquiry.answeredAt ? (
        <div>
          <Text c="dimmed" size="sm">
            {t('inquiries.answered')} <DateTime value={inquiry.answeredAt} look="moment" />
          </Text>
          <Text style={{ whiteSpace: 'pre-line' }}>{inquiry.answer}</Text>
        </div>
      ) : may('inquiries.answer') ? (
        <AnswerForm inquiry={inquiry} />
      ) : (
        <Text c="dimmed">{t('inquiries.unanswered')}</Text>
      )}
    </Stack>
  );
}

function AnswerForm({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const form = useForm({ initialValues: { answer: '' }, validate: useContractValidate(answerInquiry.body) });
  const answering = useMutation({
    mutationFn: (body: typeof form.values) => call(answerInquiry, { params: { inquiryId: inquiry.id }, body }),
    onSuccess: () => invalidate(client, [listInquiries, getToday]),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => answering.mutate(values))}>
      <Stack>
        <Textarea {...form.getInputProps('answer')} label={t('inquiries.answer')} autosize minRows={3} />
        <ProblemAlert error={answering.error} />
        <div>
          <Button type="submit" loading={answering.isPending}>
            {t('inquiries.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
