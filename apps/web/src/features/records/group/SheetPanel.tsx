import { getRecordSheet, importRecords, listGroupRecords } from '@itog/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { FileNotes, FileRefusals } from '../../../ui/report/ImportReport.tsx';
import { RecordsReport } from './RecordsReport.tsx';

/** The group's sheet: written out, and brought back filled in, first on trial. */
export function SheetPanel({ groupId }: { groupId: string }) {
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const params = { groupId };
  const send = (chosen: File, commit: 'true' | 'false') =>
    call(importRecords, { params, query: { fileName: chosen.name, commit }, body: chosen });
  const trial = useMutation({ mutationFn: (chosen: File) => send(chosen, 'false') });
  const loading = useMutation({
    mutationFn: (chosen: File) => send(chosen, 'true'),
    onSuccess: () => invalidate(client, [listGroupRecords], params),
  });
  const take = (chosen: File) => {
    setFile(chosen);
    loading.reset();
    trial.mutate(chosen);
  };
  useHandedFile(take);
  const report = loading.data ?? trial.data;
  const ready = report ? report.taken + report.changed : 0;
  return (
    <>
      <Panel title={t('group.sheet')}>
        <Stack gap="md" maw="46rem">
          <Text size="sm" c="dimmed">
            {t('group.downloadHint')}
          </Text>
          <div>
            <Button
              component="a"
              href={addressOf(getRecordSheet, { params })}
              download
              variant="default"
              leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            >
              {t('group.download')}
            </Button>
          </div>
          <Text size="sm" c="dimmed">
            {t('group.dropHint')}
          </Text>
          <FileDrop
            label={t('group.drop')}
            accept={['.xlsx', '.csv']}
            maxBytes={importRecords.uploadBytes ?? 0}
            onFile={take}
            pending={trial.isPending}
          />
          {loading.data?.committed && (
            <div role="status">
              <StatusBadge tone="good">{t('group.done', { count: ready })}</StatusBadge>
              {loading.data.refused > 0 && <Text mt="xs">{t('group.mend')}</Text>}
            </div>
          )}
          <ProblemAlert error={trial.error ?? loading.error} />
        </Stack>
      </Panel>
      {report && <FileRefusals notes={report.fileRefusals} />}
      {report && <FileNotes notes={report.fileNotes} />}
      {report && report.items.length > 0 && (
        <RecordsReport
          report={report}
          action={
            file &&
            !report.committed &&
            ready > 0 && (
              <Button loading={loading.isPending} onClick={() => loading.mutate(file)}>
                {t('group.act', { count: ready })}
              </Button>
            )
          }
        />
      )}
    </>
  );
}

/** The sheet by which the learners were enrolled a moment ago comes along with the address; it is read once. */
function useHandedFile(take: (file: File) => void): void {
  const state: unknown = useLocation().state;
  const file = typeof state === 'object' && state !== null && 'file' in state ? state.file : null;
  const takeOnce = useCallbackRef(take);
  useEffect(() => {
    if (file instanceof File) takeOnce(file);
  }, [file, takeOnce]);
}
