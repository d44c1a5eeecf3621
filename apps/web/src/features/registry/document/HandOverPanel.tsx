import {
  correctHandOver,
  getDocument,
  getHandOver,
  listMyHandOvers,
  listUnhanded,
  type HandOver,
} from '@itog/contracts';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { DeliveryDialog } from '../../../ui/hand-over/DeliveryDialog.tsx';
import { HandOverDialog } from '../../../ui/hand-over/HandOverDialog.tsx';
import { HandOverFields, handOverFacts, NO_HAND_OVER } from '../../../ui/hand-over/HandOverFields.tsx';
import { HandOverText } from '../../../ui/hand-over/HandOverText.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import type { IssuedDocument } from './issued-document.ts';
import classes from './DocumentPage.module.css';

/** Who took the document, how and when; corrections stand beside what they corrected. */
export function HandOverPanel({ document }: { document: IssuedDocument }) {
  const { t } = useTranslation('hand-overs');
  const records = useCan()('hand-overs.record');
  const { id, status } = document;
  const { data } = useQuery(queryOf(getHandOver, { params: { documentId: id } }));
  const [open, setOpen] = useState<'record' | 'correct' | 'delivered' | 'returned' | null>(null);
  const close = () => setOpen(null);
  if (!data) return null;
  const { current, former } = data;
  const cameBack = current?.delivery?.outcome === 'returned';
  const posted = current?.way === 'by-post' && !current.delivery;
  return (
    <Panel title={t('panel.title')}>
      <Stack>
        {current ? <Record handOver={current} /> : <p className={classes.quiet}>{t('panel.none')}</p>}
        {records && (!current || cameBack) && status === 'valid' && (
          <Button variant="default" onClick={() => setOpen('record')}>
            {t('panel.record')}
          </Button>
        )}
        {records && posted && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setOpen('delivered')}>
              {t('delivery.delivered')}
            </Button>
            <Button variant="default" onClick={() => setOpen('returned')}>
              {t('delivery.returned')}
            </Button>
          </Group>
        )}
        {records && current && !cameBack && (
          <Button variant="subtle" onClick={() => setOpen('correct')}>
            {t('panel.correct')}
          </Button>
        )}
        {former.length > 0 && (
          <details>
            <summary>{t('panel.former')}</summary>
            <ol className={classes.steps}>
              {former.map((each) => (
                <li key={each.id}>
                  <Record handOver={each} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </Stack>
      {open === 'record' && <HandOverDialog documents={[document]} onClose={close} />}
      {(open === 'delivered' || open === 'returned') && (
        <DeliveryDialog document={document} outcome={open} onClose={close} />
      )}
      {open === 'correct' && <CorrectDialog documentId={id} onClose={close} />}
    </Panel>
  );
}

function Record({ handOver }: { handOver: HandOver }) {
  const { t } = useTranslation('hand-overs');
  return (
    <div>
      <HandOverText handOver={handOver} />
      {handOver.reason && <p>{t('panel.because', { reason: handOver.reason })}</p>}
      <p className={classes.quiet}>
        {t('panel.by', { name: handOver.by })}, <DateTime value={handOver.at} />
      </p>
    </div>
  );
}

function CorrectDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const { t } = useTranslation('hand-overs');
  const client = useQueryClient();
  const validate = useContractValidate(correctHandOver.body);
  const form = useForm({
    initialValues: { ...NO_HAND_OVER, on: useToday() },
    validate: (values) => validate({ ...handOverFacts(values), reason: '—' }),
  });
  const why = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : t('panel.reasonHint')) },
  });
  const correcting = useMutation({
    mutationFn: () =>
      call(correctHandOver, {
        params: { documentId },
        body: { ...handOverFacts(form.values), reason: why.values.reason },
      }),
    onSuccess: async () => {
      await invalidate(client, [getDocument, getHandOver, listUnhanded, listMyHandOvers]);
      notifications.show({ message: t('panel.corrected') });
      onClose();
    },
  });
  const submit = () => {
    const wrong = [form.validate().hasErrors, why.validate().hasErrors].some(Boolean);
    if (!wrong) correcting.mutate();
  };
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t('panel.correctTitle')}
      confirm={t('panel.correctAct')}
      onConfirm={submit}
      pending={correcting.isPending}
      error={correcting.error}
    >
      <Stack>
        <HandOverFields form={form} withNone />
        <TextInput {...why.getInputProps('reason')} label={t('panel.reason')} description={t('panel.reasonHint')} />
      </Stack>
    </ConfirmModal>
  );
}
