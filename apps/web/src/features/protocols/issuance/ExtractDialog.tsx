import { issueExtract, listDocuments, previewExtract, type Protocol } from '@itog/contracts';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';
import classes from './Documents.module.css';

/** An extract about one learner: its very words and its number, and only then the issuing (3.15). */
export function ExtractDialog({ protocol, onClose }: { protocol: Protocol; onClose: () => void }) {
  const { t } = useTranslation(['protocols', 'ui']);
  const may = useCan();
  const { id: protocolId, rows } = protocol;
  const learners = [...new Map(rows.map(({ enrolmentId, name }) => [enrolmentId, name]))];
  const [enrolmentId, setEnrolmentId] = useState(learners.length === 1 ? (learners[0]?.[0] ?? '') : '');
  const plan = useQuery({
    ...queryOf(previewExtract, { params: { protocolId, enrolmentId } }),
    enabled: enrolmentId !== '',
    // The number is foretold: another may have taken it meanwhile.
    staleTime: 0,
  });
  const issuing = useIssuing(protocolId, enrolmentId, onClose);
  return (
    <FormModal
      opened
      size="xl"
      onClose={onClose}
      title={t('extract.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <Select
          label={t('extract.learner')}
          data={learners.map(([value, label]) => ({ value, label }))}
          value={enrolmentId || null}
          onChange={(value) => setEnrolmentId(value ?? '')}
          searchable
          data-autofocus={learners.length > 1 || undefined}
        />
        <ProblemAlert error={plan.error ?? issuing.error} />
        {plan.data && (
          <>
            <Refusals refusals={plan.data.refusals} />
            <Text>{t('extract.will', { number: plan.data.number })}</Text>
            <div className={classes.sheet}>
              <DocumentSheet form={plan.data.form} />
            </div>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          {may('registry.issue') && plan.data?.refusals.length === 0 && (
            <Button loading={issuing.isPending} onClick={() => issuing.mutate()}>
              {t('extract.act', { number: plan.data.number })}
            </Button>
          )}
        </Group>
      </Stack>
    </FormModal>
  );
}

function useIssuing(protocolId: string, enrolmentId: string, onClose: () => void) {
  const { t } = useTranslation('protocols');
  const client = useQueryClient();
  // One for each learner: an impatient second click is the same request.
  const [requests] = useState(() => new Map<string, string>());
  return useMutation({
    mutationFn: () => {
      const requestId = requests.get(enrolmentId) ?? crypto.randomUUID();
      requests.set(enrolmentId, requestId);
      return call(issueExtract, { params: { protocolId, enrolmentId }, body: { requestId } });
    },
    onSuccess: async ({ registrationNumber: number }) => {
      await invalidate(client, [listDocuments]);
      notifications.show({ message: t('extract.done', { number }) });
      onClose();
    },
  });
}
