import {
  getDocument,
  getToday,
  listDocuments,
  listUsers,
  previewIssuance,
  previewReissue,
  recordFormerDocument,
  reissueDocument,
  type CallOf,
  type OutputOf,
} from '@itog/contracts';
import { reissueOf } from '@itog/domain';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Whole } from '../../../ui/text/Whole.tsx';
import { useToday } from '../../../ui/time/use-today.ts';
import type { IssuedDocument } from './issued-document.ts';
import { dayError, formerFacts, noFormer } from './FormerFields.tsx';
import { ReissueFields, type ReissueValues } from './ReissueFields.tsx';
import { ReissuePreview } from './ReissuePreview.tsx';

type Wish = CallOf<typeof previewReissue>['body'];

/** A duplicate or a replacement: why, then the very paper with its number, and only then the issuing. */
export function ReissueDialog({ document, onClose }: { document: IssuedDocument; onClose: () => void }) {
  const { t } = useTranslation(['registry', 'ui']);
  const { id: documentId, registrationNumber, learner } = document;
  const { lastName, firstName, patronymic } = learner.name;
  const check = useContractValidate(previewReissue.body);
  const checkFormer = useContractValidate(recordFormerDocument.body);
  const today = useToday();
  const form = useForm<ReissueValues>({
    initialValues: {
      reason: 'loss',
      note: '',
      name: { lastName, firstName, patronymic: patronymic ?? '' },
      former: noFormer(today),
      rename: true,
    },
    validate: (values) => ({
      ...check(wishOf(values)),
      ...dayError(checkFormer({ ...formerFacts(values.former, values.reason), note: null })),
      ...(values.reason === 'other' && !values.note.trim() ? { note: t('ui:field.required') } : {}),
    }),
    onValuesChange: () => preview.reset(),
  });
  const preview = useMutation({
    mutationFn: (values: ReissueValues) => call(previewReissue, { params: { documentId }, body: wishOf(values) }),
  });
  const issuing = useIssuing(document, onClose);
  const shown = preview.data;
  const reissue = reissueOf(form.values.reason);
  return (
    <FormModal
      opened
      size="xl"
      onClose={onClose}
      title={<Whole>{t('reissue.title', { number: registrationNumber })}</Whole>}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => (shown ? issuing.mutate(values) : preview.mutate(values)))}>
        <Stack>
          <ReissueFields form={form} />
          {shown && <ReissuePreview preview={shown} reissue={reissue} />}
          <ProblemAlert error={preview.error ?? issuing.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Act reissue={reissue} shown={shown} pending={preview.isPending || issuing.isPending} />
          </Group>
        </Stack>
      </form>
    </FormModal>
  );
}

type ActProps = {
  readonly reissue: ReturnType<typeof reissueOf>;
  readonly shown: OutputOf<typeof previewReissue> | undefined;
  readonly pending: boolean;
};

function Act({ reissue, shown, pending }: ActProps) {
  const { t } = useTranslation('registry');
  if (!shown)
    return (
      <Button type="submit" loading={pending}>
        {t('reissue.show')}
      </Button>
    );
  if (shown.refusals.length > 0) return null;
  return (
    <Button type="submit" loading={pending} data-autofocus>
      {t(`reissue.act.${reissue}`, { number: shown.number })}
    </Button>
  );
}

function useIssuing(document: IssuedDocument, onClose: () => void) {
  const { t } = useTranslation('registry');
  const client = useQueryClient();
  const navigate = useNavigate();
  // One for each opening: an impatient second click is the same request.
  const [requestId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (values: ReissueValues) =>
      call(reissueDocument, {
        params: { documentId: document.id },
        body: { ...wishOf(values), requestId, former: knownOf(values), renameLearner: renames(values) },
      }),
    onSuccess: async ({ id, registrationNumber: number }) => {
      await invalidate(client, [getDocument, listDocuments, listUsers, previewIssuance, getToday]);
      notifications.show({ message: t('reissue.done', { number }) });
      onClose();
      await navigate(paths.document(id));
    },
  });
}

const renames = ({ reason, rename }: ReissueValues) => reason === 'name-change' && rename;

/** What is known of the former document by now; nothing while its holder keeps it, or the loss is not proved. */
function knownOf({ reason, former }: ReissueValues) {
  const facts = { ...formerFacts(former, reason), note: null };
  return facts.lossProof || facts.on ? facts : null;
}

function wishOf({ reason, note, name }: ReissueValues): Wish {
  const { lastName, firstName, patronymic } = name;
  return {
    reason,
    note: note.trim() || null,
    name: reason === 'name-change' ? { lastName, firstName, patronymic: patronymic.trim() || null } : null,
  };
}
