import { sendRegisterPackage } from '@itog/contracts';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import { useRegisterChanged } from '../use-register.ts';

/** Notes that the file was handed to the operator. */
export function SendPanel({ packageId }: { packageId: string }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const check = useContractValidate(sendRegisterPackage.body);
  const form = useForm({ initialValues: { operatorNumber: '', sentOn: useToday() }, validate: check });
  const sending = useMutation({
    mutationFn: (body: typeof form.values) => call(sendRegisterPackage, { params: { packageId }, body }),
    onSuccess: changed,
  });
  return (
    <Panel title={t('package.send')}>
      <form noValidate onSubmit={form.onSubmit((values) => sending.mutate(values))}>
        <Stack maw="28rem">
          <Text size="sm" c="dimmed">
            {t('package.exportedHint')}
          </Text>
          <TextInput {...form.getInputProps('operatorNumber')} label={t('package.operatorNumber')} />
          <DayInput {...form.getInputProps('sentOn')} passText label={t('package.sentOn')} />
          <ProblemAlert error={sending.error} />
          <div>
            <Button type="submit" loading={sending.isPending}>
              {t('package.send')}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
