import { getPersonPrivacy, listRetention, saveRetention, type StoredRetentionRule } from '@itog/contracts';
import { Button, Checkbox, Group, NumberInput, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';

type Props = { readonly rule: StoredRetentionRule; readonly onClose: () => void };

/** Changes one term of keeping. */
export function RetentionForm({ rule, onClose }: Props) {
  const { t } = useTranslation(['privacy', 'ui']);
  const client = useQueryClient();
  const { category } = rule;
  const check = useContractValidate(saveRetention.body);
  const form = useForm({
    initialValues: {
      forGood: rule.months === null,
      months: (rule.months ?? 60) as number | string,
      ground: rule.ground,
      confirmed: rule.confirmed,
    },
    validate: (values) => check(bodyOf(values)),
  });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(saveRetention, {
        params: { category },
        body: { ...bodyOf(values), months: values.forGood ? null : Number(values.months) },
      }),
    onSuccess: async () => {
      await invalidate(client, [listRetention, getPersonPrivacy]);
      notifications.show({ message: t('retention.saved') });
      onClose();
    },
  });
  return (
    <FormModal
      opened
      onClose={onClose}
      title={t(`category.${category}`)}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(values))}>
        <Stack>
          <Checkbox {...form.getInputProps('forGood', { type: 'checkbox' })} label={t('retention.kept')} />
          {!form.values.forGood && (
            <NumberInput
              {...form.getInputProps('months')}
              label={t('retention.monthsLabel')}
              description={t('retention.monthsHint')}
              allowDecimal={false}
              allowNegative={false}
              max={1200}
            />
          )}
          <Textarea {...form.getInputProps('ground')} label={t('retention.ground')} autosize minRows={2} />
          <Checkbox {...form.getInputProps('confirmed', { type: 'checkbox' })} label={t('retention.confirmedLabel')} />
          <ProblemAlert error={saving.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('ui:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}

type Values = { forGood: boolean; months: number | string; ground: string; confirmed: boolean };

/** An emptied number stays a string, which the contract refuses. */
function bodyOf({ forGood, months, ground, confirmed }: Values) {
  return { months: forGood ? null : months, ground, confirmed };
}
