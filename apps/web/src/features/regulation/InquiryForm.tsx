import { askAboutRegulation } from '@itog/contracts';
import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';

/** A customer's question about the Regulation; the answer comes by e-mail (1.12). */
export function InquiryForm() {
  const { t } = useTranslation('regulation');
  const form = useForm({
    initialValues: { name: '', email: '', question: '' },
    validate: useContractValidate(askAboutRegulation.body),
  });
  const asking = useMutation({
    mutationFn: (body: typeof form.values) => call(askAboutRegulation, { body }),
  });
  if (asking.isSuccess) return <Text role="status">{t('ask.sent', { email: asking.variables.email })}</Text>;
  return (
    <form noValidate onSubmit={form.onSubmit((values) => asking.mutate(values))}>
      <Stack maw="34rem">
        <Text>{t('ask.text')}</Text>
        <TextInput {...form.getInputProps('name')} label={t('ask.name')} autoComplete="name" />
        <TextInput {...form.getInputProps('email')} type="email" label={t('ask.email')} autoComplete="email" />
        <Textarea {...form.getInputProps('question')} label={t('ask.question')} autosize minRows={4} />
        <ProblemAlert error={asking.error} />
        <div>
          <Button type="submit" loading={asking.isPending}>
            {t('ask.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
