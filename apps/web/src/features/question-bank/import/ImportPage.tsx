import { importQuestions, type ImportReport as Report } from '@itog/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { FileNotes, FileRefusals, ImportReport } from '../../../ui/report/ImportReport.tsx';
import { useBankChanged, useBankProgram, useCrumbs } from '../use-bank.ts';
import classes from './import.module.css';

const ENDINGS = ['.gift', '.txt', '.xml'] as const;

/** Reads a file of questions without writing anything, shows what would become of each, then loads them. */
export default function ImportPage() {
  const { t } = useTranslation('question-bank');
  const { id: programId } = useBankProgram();
  const crumbs = useCrumbs(programId);
  const changed = useBankChanged();
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File, commit: 'true' | 'false') =>
    call(importQuestions, { params: { programId }, query: { fileName: chosen.name, commit }, body: chosen });
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
    <Page title={t('import.title')} lead={t('import.lead')} breadcrumbs={crumbs}>
      <Stack gap="lg">
        {!loading.data && (
          <FileDrop
            label={t('import.drop')}
            accept={ENDINGS}
            maxBytes={importQuestions.uploadBytes ?? 0}
            onFile={take}
            pending={trial.isPending}
          />
        )}
        {trial.isIdle && <FromWord />}
        {loading.data?.committed && (
          <Stack gap="xs" align="start">
            <StatusBadge tone="good">{t('import.done', { count: ready })}</StatusBadge>
            {loading.data.same > 0 && <Text>{t('import.were', { count: loading.data.same })}</Text>}
            <Text>{t('import.next')}</Text>
            <Button component={Link} to={paths.questionBank(programId)}>
              {t('import.toBank')}
            </Button>
          </Stack>
        )}
        <ProblemAlert error={trial.error ?? loading.error} />
        {report && <FileRefusals notes={report.fileRefusals} />}
        {report && <FileNotes notes={report.fileNotes} />}
        {report && !report.committed && ready === 0 && report.same > 0 && <Text>{t('import.nothingNew')}</Text>}
        {report && report.items.length > 0 && (
          <QuestionsReport
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

/** How questions of a word processor are brought. */
function FromWord() {
  const { t } = useTranslation('question-bank');
  return (
    <Panel title={t('import.word')}>
      <Text mb="sm">{t('import.wordHint')}</Text>
      <Text component="pre" className={classes.sample}>
        {t('import.wordSample')}
      </Text>
    </Panel>
  );
}

function QuestionsReport({ report, action }: { report: Report; action: ReactNode }) {
  const { t } = useTranslation('question-bank');
  const { taken, changed, refused, same, items, format } = report;
  const parts = [
    format && t([`import.format.${format}`, 'import.format.other']),
    t('import.taken', { count: taken }),
    changed > 0 && t('import.changed', { count: changed }),
    same > 0 && t('import.same', { count: same }),
    refused > 0 && t('import.refused', { count: refused }),
  ];
  return (
    <ImportReport
      summary={parts.filter(Boolean).join(' · ')}
      counts={{ taken, changed, refused, same }}
      known="bank"
      items={items.map(({ position, line, name, excerpt, outcome, notes }) => ({
        key: String(position),
        place: line === null ? t('import.position', { position }) : t('import.line', { line }),
        name: name || t('import.nameless', { position }),
        text: excerpt,
        outcome,
        notes,
      }))}
      actions={action}
    />
  );
}
