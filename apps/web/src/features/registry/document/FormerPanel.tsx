import { getDocument, getRegisterQueue, recordFormerDocument } from '@itog/contracts';
import { askedOfFormer } from '@itog/domain';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { CalendarDay, DateTime } from '../../../ui/time/DateTime.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import type { IssuedDocument } from './issued-document.ts';
import classes from './DocumentPage.module.css';
import { dayError, FormerFields, formerFacts, noFormer, type FormerValues } from './FormerFields.tsx';

type Former = NonNullable<IssuedDocument['former']>;

/** What became of the document in whose place this one was issued; what is not known yet is recorded here. */
export function FormerPanel({ documentId, former }: { documentId: string; former: Former }) {
  const { t } = useTranslation('registry');
  const records = useCan()('registry.issue');
  const [open, setOpen] = useState(false);
  const { registrationNumber: number, issuedOn: on, record, reason } = former;
  const asked = askedOfFormer(reason);
  const act = record ? 'change' : asked === 'state' ? 'recordState' : 'recordProof';
  return (
    <Panel title={t('document.former')}>
      <Stack>
        <p className="figures">
          <span className="whole">{t('number', { number })}</span>, <CalendarDay value={on} />
        </p>
        {record ? <Recorded record={record} /> : <p className={classes.quiet}>{t(unrecorded(reason))}</p>}
        {records && (
          <Button variant={record ? 'subtle' : 'default'} onClick={() => setOpen(true)}>
            {t(`reissue.former.${act}`)}
          </Button>
        )}
      </Stack>
      {open && <RecordDialog documentId={documentId} former={former} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function unrecorded(reason: Former['reason']) {
  if (askedOfFormer(reason) === 'state') return 'reissue.former.stateUnrecorded';
  return reason === 'loss' ? 'reissue.former.lossUnproved' : 'reissue.former.proofUnrecorded';
}

function Recorded({ record: { lossProof, state, on, note, by, at } }: { record: NonNullable<Former['record']> }) {
  const { t } = useTranslation(['registry', 'hand-overs']);
  return (
    <div>
      {lossProof && <p>{t('reissue.former.proved', { proof: t(`reissue.former.lossProofs.${lossProof}`) })}</p>}
      {state && (
        <p>
          {t(`reissue.former.states.${state}`)} {on && <CalendarDay value={on} />}
        </p>
      )}
      {note && <p>{note}</p>}
      <p className={classes.quiet}>
        {t('hand-overs:panel.by', { name: by })}, <DateTime value={at} />
      </p>
    </div>
  );
}

/** A record is changed from what it says. */
function formerOf(record: Former['record'], today: string): FormerValues {
  const { lossProof, state, on } = noFormer(today);
  return { lossProof: record?.lossProof ?? lossProof, state: record?.state ?? state, on: record?.on ?? on };
}

type RecordDialogProps = { readonly documentId: string; readonly former: Former; readonly onClose: () => void };

function RecordDialog({ documentId, former: { reason, record }, onClose }: RecordDialogProps) {
  const { t } = useTranslation(['registry', 'ui']);
  const client = useQueryClient();
  const today = useToday();
  const check = useContractValidate(recordFormerDocument.body);
  const facts = (values: typeof form.values) => ({
    ...formerFacts(values.former, reason),
    note: values.note.trim() || null,
  });
  const form = useForm({
    initialValues: { former: formerOf(record, today), note: record?.note ?? '' },
    validate: (values) => {
      const errors = check(facts(values));
      const unproved = askedOfFormer(reason) === 'loss-proof' && !values.former.lossProof;
      return {
        ...errors,
        ...dayError(errors),
        ...(unproved ? { 'former.lossProof': t('ui:field.required') } : {}),
      };
    },
  });
  const recording = useMutation({
    mutationFn: (values: typeof form.values) =>
      call(recordFormerDocument, { params: { documentId }, body: facts(values) }),
    onSuccess: async () => {
      await invalidate(client, [getDocument, getRegisterQueue]);
      notifications.show({ message: t('reissue.former.done') });
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened
      onClose={onClose}
      title={t('reissue.former.title')}
      confirm={t('reissue.former.act')}
      onConfirm={form.onSubmit((values) => recording.mutate(values))}
      pending={recording.isPending}
      error={recording.error}
    >
      <Stack>
        {record && <p>{t('reissue.former.keeps')}</p>}
        <FormerFields form={form} reason={reason} isLater />
        <TextInput
          {...form.getInputProps('note')}
          label={t('reissue.former.note')}
          description={t('reissue.former.noteHint')}
        />
      </Stack>
    </ConfirmModal>
  );
}
