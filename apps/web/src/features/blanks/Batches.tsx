import { getBlankStock, listBlanks, removeBlankBatch, type OutputOf } from '@itog/contracts';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate } from '../../api/query.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../ui/forms/validate.ts';
import { Panel } from '../../ui/layout/Panel.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import classes from './Blanks.module.css';

type Batch = OutputOf<typeof getBlankStock>['batches'][number];

/** The packs that came in; one that was typed wrongly can be taken back while nothing of it was used. */
export function Batches({ batches }: { batches: readonly Batch[] }) {
  const { t } = useTranslation('blanks');
  const manages = useCan()('blanks.manage');
  const [removing, setRemoving] = useState<Batch | null>(null);
  return (
    <Panel title={t('batches.title')}>
      <ul className={classes.rows}>
        {batches.map((batch) => (
          <li key={batch.id} className={classes.act}>
            <Pack batch={batch} />
            {manages && batch.used === 0 && !batch.removed && (
              <Button
                variant="subtle"
                size="sm"
                aria-label={t('batches.removeOf', { numbers: numbersOf(batch) })}
                onClick={() => setRemoving(batch)}
              >
                {t('batches.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {removing && <RemoveDialog batch={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

const numbersOf = ({ series, firstNumber, lastNumber }: Batch) => `${series} ${firstNumber}–${lastNumber}`.trim();

function Pack({ batch }: { batch: Batch }) {
  const { t } = useTranslation('blanks');
  const setting = useTimeSetting();
  const { kind, count, receivedOn, supplierDocument, receivedBy, removed } = batch;
  return (
    <div>
      <strong className={removed ? classes.removed : undefined}>
        {t(`kindOf.${kind}`)} <span className="figures">{numbersOf(batch)}</span>
      </strong>
      <Text size="sm" c="dimmed">
        {t('batches.count', { count })}, <CalendarDay value={receivedOn} />, {receivedBy}
        {supplierDocument && `. ${supplierDocument}`}
      </Text>
      {removed && <Text size="sm">{t('batches.removed', { ...removed, ...setting })}</Text>}
    </div>
  );
}

function RemoveDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { t } = useTranslation('blanks');
  const client = useQueryClient();
  const form = useForm({ initialValues: { reason: '' }, validate: useContractValidate(removeBlankBatch.body) });
  const removing = useMutation({
    mutationFn: (body: typeof form.values) => call(removeBlankBatch, { params: { batchId: batch.id }, body }),
    onSuccess: async () => {
      await invalidate(client, [getBlankStock, listBlanks]);
      notifications.show({ message: t('batches.done') });
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('batches.removeTitle')}
      confirm={t('batches.removeAct')}
      onConfirm={form.onSubmit((values) => removing.mutate(values))}
      pending={removing.isPending}
      error={removing.error}
    >
      <Stack>
        <Text>{t('batches.what', { numbers: numbersOf(batch), count: batch.count })}</Text>
        <TextInput {...form.getInputProps('reason')} label={t('batches.reason')} data-autofocus />
      </Stack>
    </ConfirmModal>
  );
}
