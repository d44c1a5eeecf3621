import { getLearnerSheet, importLearners, type LearnerImportReport } from '@itog/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { FileNotes, FileRefusals, ImportReport } from '../../../ui/report/ImportReport.tsx';
import { useGroup, useGroupChanged } from '../use-group.ts';

/** Enrols the learners of a sheet: first on trial, then for real. */
export default function ImportLearnersPage() {
  const { t } = useTranslation('groups');
  const { id: groupId, title } = useGroup();
  const changed = useGroupChanged(groupId);
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File, commit: 'true' | 'false') =>
    call(importLearners, { params: { groupId }, query: { fileName: chosen.name, commit }, body: chosen });
  const trial = useMutation({ mutationFn: (chosen: File) => send(chosen, 'false') });
  const loading = useMutation({ mutationFn: (chosen: File) => send(chosen, 'true'), onSuccess: () => changed() });
  const take = (chosen: File) => {
    setFile(chosen);
    loading.reset();
    trial.mutate(chosen);
  };
  const report = loading.data ?? trial.data;
  const ready = report ? report.taken + report.changed : 0;
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      breadcrumbs={[
        { label: t('list.title'), to: paths.groups() },
        { label: title, to: paths.group(groupId) },
      ]}
      actions={
        <Button
          component="a"
          href={addressOf(getLearnerSheet, {})}
          download
          variant="default"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        >
          {t('import.template')}
        </Button>
      }
    >
      <Stack gap="lg">
        {!loading.data && (
          <FileDrop
            label={t('import.drop')}
            accept={['.xlsx', '.csv']}
            maxBytes={importLearners.uploadBytes ?? 0}
            onFile={take}
            pending={trial.isPending}
          />
        )}
        {loading.data?.committed && (
          <Stack gap="xs" align="start">
            <StatusBadge tone="good">{t('import.done', { count: ready })}</StatusBadge>
            <Text>{t('import.next')}</Text>
            {file && hasPersonal(loading.data) && <Text>{t('import.personal')}</Text>}
            <Group>
              {file && hasPersonal(loading.data) && (
                <Button component={Link} to={paths.groupRecords(groupId)} state={{ file }}>
                  {t('import.toPersonal')}
                </Button>
              )}
              <Button
                component={Link}
                to={paths.group(groupId)}
                variant={hasPersonal(loading.data) ? 'default' : 'filled'}
              >
                {t('import.toGroup')}
              </Button>
            </Group>
          </Stack>
        )}
        <ProblemAlert error={trial.error ?? loading.error} />
        {report && <FileRefusals notes={report.fileRefusals} />}
        {report && <FileNotes notes={report.fileNotes} />}
        {report && report.items.length > 0 && (
          <LearnersReport
            report={report}
            action={
              file &&
              !report.committed &&
              ready > 0 && (
                <Button loading={loading.isPending} onClick={() => loading.mutate(file)}>
                  {t('import.act', { count: ready })}
                </Button>
              )
            }
          />
        )}
      </Stack>
    </Page>
  );
}

/** Whether the sheet holds what the next step takes. */
const hasPersonal = ({ fileNotes }: LearnerImportReport) => fileNotes.some(({ code }) => code === 'columns-personal');

function LearnersReport({ report, action }: { report: LearnerImportReport; action: ReactNode }) {
  const { t } = useTranslation('groups');
  const { taken, changed, refused, items } = report;
  const parts = [
    t('import.taken', { count: taken }),
    changed > 0 && t('import.changed', { count: changed }),
    refused > 0 && t('import.refused', { count: refused }),
  ];
  return (
    <ImportReport
      summary={parts.filter(Boolean).join(' · ')}
      counts={{ taken, changed, refused }}
      items={items.map(({ row, name, outcome, notes }) => ({
        key: String(row),
        place: t('import.row', { row }),
        name: name || t('import.nameless'),
        outcome,
        notes,
      }))}
      actions={action}
    />
  );
}
