import { getBlankStock, listBlanks, receiveBlanks } from '@itog/contracts';
import { BLANK_KINDS, batchNumbers, seriesSigns, type BlankKind } from '@itog/domain';
import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { invalidate } from '../../api/query.ts';
import { FormModal } from '../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { useToday } from '../../ui/time/use-today.ts';
import classes from './Blanks.module.css';

const start = (today: string) => ({
  kind: 'certificate' as BlankKind,
  series: '',
  firstNumber: '',
  count: 100,
  receivedOn: today,
  supplierDocument: '',
});
type Values = ReturnType<typeof start>;

const bodyOf = ({ supplierDocument, ...values }: Values) => ({
  ...values,
  supplierDocument: supplierDocument.trim() || null,
});

/** A pack of numbered paper comes into stock; the last number is shown before it is written down. */
export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['blanks', 'ui']);
  const client = useQueryClient();
  const validate = useContractValidate(receiveBlanks.body);
  const form = useForm<Values>({
    initialValues: start(useToday()),
    validateInputOnBlur: ['series'],
    validate: (values) => {
      const signs = seriesSigns(values.series);
      return { ...validate(bodyOf(values)), ...(signs && { series: t('receive.seriesSigns', { signs }) }) };
    },
  });
  const receiving = useMutation({
    mutationFn: (values: Values) => call(receiveBlanks, { body: bodyOf(values) }),
    onSuccess: async ({ count }) => {
      await invalidate(client, [getBlankStock, listBlanks]);
      notifications.show({ message: t('receive.done', { count }) });
      onClose();
    },
  });
  return (
    <FormModal opened onClose={onClose} title={t('receive.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => receiving.mutate(values))}>
        <Stack>
          <Select
            {...form.getInputProps('kind')}
            label={t('kind')}
            allowDeselect={false}
            data={BLANK_KINDS.map((value) => ({ value, label: t(`kindOf.${value}`) }))}
          />
          <div className={classes.pair}>
            <TextInput
              {...form.getInputProps('series')}
              label={t('receive.series')}
              description={t('receive.seriesHint')}
              data-autofocus
            />
            <TextInput
              {...form.getInputProps('firstNumber')}
              label={t('receive.firstNumber')}
              description={t('receive.firstHint')}
              inputMode="numeric"
            />
          </div>
          <div className={classes.pair}>
            <NumberInput
              {...form.getInputProps('count')}
              label={t('receive.count')}
              min={1}
              max={10_000}
              allowDecimal={false}
            />
            <DayInput {...form.getInputProps('receivedOn')} passText label={t('receive.receivedOn')} />
          </div>
          <LastNumber values={form.values} />
          <TextInput
            {...form.getInputProps('supplierDocument')}
            label={t('receive.supplierDocument')}
            description={t('receive.supplierHint')}
          />
          <ProblemAlert error={receiving.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={receiving.isPending}>
              {t('receive.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}

function LastNumber({ values: { series, firstNumber, count } }: { values: Values }) {
  const { t } = useTranslation('blanks');
  const fits = /^\d{1,12}$/u.test(firstNumber) && Number.isInteger(count) && count >= 1 && count <= 10_000;
  const last = fits ? batchNumbers({ firstNumber, count }).at(-1) : undefined;
  return (
    <Text size="sm" role="status">
      {last && t('receive.numbers', { first: `${series} ${firstNumber}`.trim(), last: `${series} ${last}`.trim() })}
    </Text>
  );
}
