import { proofDesign, type CurrentDesign, type DesignSubject } from '@itog/contracts';
import { sampleForm, type SampleSubject } from '@itog/documents';
import { fullName, type DocumentDesign, type PersonName } from '@itog/domain';
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { DocumentSheet } from '../../../ui/document/DocumentSheet.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { saveFile } from './save-file.ts';
import { useDesignPictures } from './use-design-pictures.ts';

const SETTLED_MS = 200;
const SUBJECTS = ['longest', 'invented'] as const;
type Subject = (typeof SUBJECTS)[number];

type DesignPreviewProps = {
  readonly current: CurrentDesign;
  readonly design: DocumentDesign;
  /** The words have mistakes: shown all the same, but not printed. */
  readonly broken: boolean;
};

/** The form as it will be printed, with the longest name there is or a longer one. */
export function DesignPreview({ current: { kind, subjects }, design, broken }: DesignPreviewProps) {
  const { t } = useTranslation('designs');
  const [subject, setSubject] = useState<Subject>('longest');
  const [settled] = useDebouncedValue(useDesignPictures(design), SETTLED_MS);
  const form = useMemo(() => sampleForm(kind, printed(subjects[subject]), settled), [kind, subjects, subject, settled]);
  const mayPrint = useCan()('designs.manage');
  return (
    <Stack>
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
      <DocumentSheet form={form} asOnPaper />
    </Stack>
  );
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

function printed({ learner, head, secretary, chair, ...rest }: DesignSubject): SampleSubject {
  const of = ({ lastName, firstName, patronymic }: PersonName) => ({ family: lastName, given: firstName, patronymic });
  return { ...rest, learner: of(learner), head: of(head), secretary: of(secretary), chair: of(chair) };
}
