import { proofDesign, type CurrentDesign } from '@itog/contracts';
import { sampleForm } from '@itog/documents';
import { fullName, type DocumentDesign } from '@itog/domain';
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { saveFile } from '../../../ui/actions/save-file.ts';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { BlankPreview } from './blank/BlankPreview.tsx';
import type { BlankEditing } from './blank/editing.ts';
import { printedSubject, SUBJECTS, type Subject } from './subject.ts';
import { useDesignPictures } from './use-design-pictures.ts';

const SETTLED_MS = 200;

type DesignPreviewProps = {
  readonly current: CurrentDesign;
  readonly design: DocumentDesign;
  /** The words have mistakes: shown all the same, but not printed. */
  readonly broken: boolean;
  /** The blank that it is printed over, with what is against its fields; null on paper of our own. */
  readonly over: { readonly editing: BlankEditing; readonly wrong: ReadonlySet<number> } | null;
};

/** The form as it will be printed, with the longest name there is or a longer one. */
export function DesignPreview({ current, design, broken, over }: DesignPreviewProps) {
  const { kind, subjects } = current;
  const { t } = useTranslation('designs');
  const [subject, setSubject] = useState<Subject>('longest');
  const mayPrint = useCan()('designs.manage');
  return (
    <Stack>
      {over && <BlankPreview current={current} subject={subject} {...over} />}
      <Radio.Group label={t('preview.subject')} value={subject} onChange={(value) => setSubject(value as Subject)}>
        <Stack gap={6} mt={6}>
          {SUBJECTS.map((each) => (
            <Radio key={each} value={each} label={t(`preview.${each}`, { name: fullName(subjects[each].learner) })} />
          ))}
        </Stack>
      </Radio.Group>
      {design.mode === 'blank' && (
        <Text size="sm" c="dimmed">
          {t('preview.blank')}
        </Text>
      )}
      {mayPrint && <Proof kind={kind} design={design} subject={subject} broken={broken} />}
      {!over && <FormPreview current={current} design={design} subject={subject} />}
    </Stack>
  );
}

type FormPreviewProps = Pick<DesignPreviewProps, 'current' | 'design'> & { readonly subject: Subject };

function FormPreview({ current: { kind, subjects }, design, subject }: FormPreviewProps) {
  const [settled] = useDebouncedValue(useDesignPictures(design), SETTLED_MS);
  const form = useMemo(
    () => sampleForm(kind, printedSubject(subjects[subject]), settled),
    [kind, subjects, subject, settled],
  );
  return <DocumentSheet form={form} asOnPaper />;
}

type ProofProps = {
  readonly kind: CurrentDesign['kind'];
  readonly design: DocumentDesign;
  readonly subject: Subject;
  readonly broken: boolean;
};

function Proof({ kind, design, subject, broken }: ProofProps) {
  const { t } = useTranslation('designs');
  const printing = useMutation({
    mutationFn: () => callFile(proofDesign, { params: { kind }, body: { design, subject } }),
    onSuccess: saveFile,
  });
  return (
    <>
      <ProblemAlert error={printing.error} />
      <Group>
        <Button variant="default" disabled={broken} loading={printing.isPending} onClick={() => printing.mutate()}>
          {t('preview.pdf')}
        </Button>
        {broken && (
          <Text size="sm" c="dimmed">
            {t('preview.pdfRefused')}
          </Text>
        )}
      </Group>
    </>
  );
}
