import {
  FUNDINGS,
  LEARNING_PLACES,
  listGroupRecords,
  saveStudyTerms,
  type GroupRecord,
  type StudyTerms,
} from '@itog/contracts';
import { Checkbox, Select, SimpleGrid, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { Whole } from '../../ui/text/Whole.tsx';

/** How the learner studies in this group; each change is kept at once. */
export function StudyPanel({ record, groupId }: { record: GroupRecord; groupId: string }) {
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const readOnly = !useCan()('records.manage');
  const { enrolmentId, funding, learningPlace, priorEducationPending, priorShownAt } = record;
  const terms = { funding, learningPlace, priorEducationPending };
  const saving = useMutation({
    mutationFn: (body: StudyTerms) => call(saveStudyTerms, { params: { enrolmentId }, body }),
    onSuccess: () => invalidate(client, [listGroupRecords], { groupId }),
  });
  return (
    <Panel title={t('study')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('funding')}
          data={FUNDINGS.map((value) => ({ value, label: t(`fundingOf.${value}`) }))}
          value={funding}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(value) => value && saving.mutate({ ...terms, funding: value as StudyTerms['funding'] })}
        />
        <Select
          label={t('learningPlace')}
          data={LEARNING_PLACES.map((value) => ({ value, label: t(`placeOf.${value}`) }))}
          value={learningPlace}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(value) =>
            value && saving.mutate({ ...terms, learningPlace: value as StudyTerms['learningPlace'] })
          }
        />
      </SimpleGrid>
      <Checkbox
        mt="md"
        label={t('pending')}
        description={<Whole>{t(priorShownAt ? 'pendingShown' : 'pendingHint')}</Whole>}
        checked={priorEducationPending}
        disabled={readOnly || saving.isPending}
        onChange={() => saving.mutate({ ...terms, priorEducationPending: !priorEducationPending })}
      />
      {!readOnly && (
        <Text mt="md" size="sm" c="dimmed" role="status">
          {saving.isPending ? t('studySaving') : t(saving.isSuccess ? 'studySaved' : 'studyAtOnce')}
        </Text>
      )}
      <ProblemAlert error={saving.error} />
    </Panel>
  );
}
