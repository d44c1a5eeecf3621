import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { nextOf } from '../agenda/stage.ts';
import { useRoom } from '../use-room.ts';
import { CallNext } from './CallNext.tsx';

/** Nobody answers now: who is next, or that everybody was heard. */
export function Nobody() {
  const { t } = useTranslation('meeting');
  const { meeting, open, leads, records } = useRoom();
  if (!open) return null;
  const next = nextOf(meeting);
  const key =
    meeting.examinations.length === 0
      ? 'nobody.empty'
      : next
        ? 'nobody.next'
        : leads
          ? 'nobody.done'
          : 'nobody.doneWait';
  return (
    <Panel>
      <EmptyState icon={IconUserQuestion} action={records && next && <CallNext />}>
        {t(records || !next ? key : 'nobody.wait')}
      </EmptyState>
    </Panel>
  );
}
