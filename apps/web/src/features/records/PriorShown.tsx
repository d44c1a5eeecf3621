import {
  getRecord,
  listGroupRecords,
  showPriorEducation,
  unshowPriorEducation,
  type LearnerRecord,
} from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, keyOf } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

/** Whether the diploma of prior education itself was seen (273-ФЗ, ст. 76 ч. 16). */
export function PriorShown({ record }: { record: LearnerRecord }) {
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const setting = useTimeSetting();
  const manages = useCan()('records.manage');
  const params = { userId: record.userId };
  const marking = useMutation({
    mutationFn: () => call(record.priorShown ? unshowPriorEducation : showPriorEducation, { params }),
    onSuccess: (saved) => {
      client.setQueryData(keyOf(getRecord, { params }), saved);
      return invalidate(client, [listGroupRecords]);
    },
  });
  return (
    <Panel title={t('diploma')}>
      <Text mb="xs">{record.priorShown ? t('shownAt', { ...record.priorShown, ...setting }) : t('notShown')}</Text>
      {manages && (
        <Button variant="default" loading={marking.isPending} onClick={() => marking.mutate()}>
          {t(record.priorShown ? 'unshow' : 'shown')}
        </Button>
      )}
      <ProblemAlert error={marking.error} />
    </Panel>
  );
}
