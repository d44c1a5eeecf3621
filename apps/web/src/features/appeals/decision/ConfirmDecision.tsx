import {
  decideAppeal,
  type Appeal,
  type DecisionDraft,
  type OutputOf,
  type previewAppealDecision,
} from '@itog/contracts';
import { isPass } from '@itog/domain';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { namesOf, useAct } from '../case/use-case.ts';
import { Consequences } from '../parts/Outcome.tsx';

export type ConfirmDecisionProps = {
  readonly appeal: Appeal;
  readonly draft: DecisionDraft;
  readonly preview: OutputOf<typeof previewAppealDecision>;
  readonly onClose: () => void;
  readonly onDecided: () => void;
};

/** What exactly follows from the decision, and all that stands against it, before it is taken; it cannot be undone (5.12). */
export function ConfirmDecision({ appeal, draft, preview, onClose, onDecided }: ConfirmDecisionProps) {
  const { t } = useTranslation(['appeals', 'ui']);
  const { upheld, refusals, consequences } = preview;
  const names = namesOf(appeal);
  const deciding = useAct(
    () => call(decideAppeal, { params: { appealId: appeal.id }, body: draft }),
    () => {
      onDecided();
      notifications.show({ message: t('decision.done') });
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('decision.confirmTitle')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <div>
          <StatusBadge tone={upheld ? 'good' : 'bad'}>
            {t(upheld ? 'decision.willUphold' : 'decision.willReject')}
          </StatusBadge>
          <Consequences consequences={consequences} />
        </div>
        <AgainstScore appeal={appeal} draft={draft} />
        <Refusals refusals={refusals} names={names} />
        <Text>{t(refusals.length > 0 ? 'decision.refused' : 'decision.once')}</Text>
        <ProblemAlert error={deciding.error} names={names} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            loading={deciding.isPending}
            disabled={refusals.length > 0}
            onClick={() => deciding.mutate(undefined)}
          >
            {t('decision.act')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The new result is not what the score gives (3.7): to be known before it is decided, since the score stays as it is. */
function AgainstScore({ appeal: { score }, draft: { newMark } }: Pick<ConfirmDecisionProps, 'appeal' | 'draft'>) {
  const { t } = useTranslation('appeals');
  if (!score || !newMark || isPass(newMark) === score.correct >= score.needed) return null;
  return <Alert color="yellow">{t('decision.againstScore', { ...score, mark: t(`mark.${newMark}`) })}</Alert>;
}
