import type { SessionDetails } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group } from '@mantine/core';
import { IconClockPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import type { Selection } from '../../../ui/table/DataRow.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { DeclareOutage } from './DeclareOutage.tsx';
import { GrantTime } from './GrantTime.tsx';
import { runningAttempt, type Participant } from './standing.ts';
import { useParticipantColumns } from './use-participant-columns.tsx';

/** Everybody of a session by test; running tests can be given more time, all or some. */
export function Participants({ session }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const manages = useCan()('sessions.manage');
  const columns = useParticipantColumns(session);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [granting, setGranting] = useState(false);
  const running = session.participants.flatMap((participant) => {
    const attempt = runningAttempt(participant);
    return attempt ? [{ participant, attempt }] : [];
  });
  const chosen = running.filter(({ participant }) => selected.has(participant.enrolmentId));
  const given = chosen.length > 0 ? chosen : running;
  const selection: Selection<Participant> = {
    selected,
    onChange: setSelected,
    nameOf: ({ learner }) => fullName(learner.name),
    canSelect: (participant) => runningAttempt(participant) !== null,
  };
  return (
    <Panel
      title={t('monitor.participants')}
      flush
      actions={
        manages &&
        running.length > 0 && (
          <Group gap="sm">
            <DeclareOutage sessionId={session.id} />
            <Button
              variant="default"
              leftSection={<IconClockPlus size={18} aria-hidden />}
              onClick={() => setGranting(true)}
            >
              {t(chosen.length > 0 ? 'grant.some' : 'grant.all', { count: given.length })}
            </Button>
          </Group>
        )
      }
    >
      <DataTable
        name={t('monitor.participants')}
        columns={columns}
        rows={session.participants}
        rowKey={({ enrolmentId }) => enrolmentId}
        {...(manages && running.length > 0 && { selection })}
      />
      <GrantTime
        sessionId={session.id}
        running={given}
        opened={granting}
        onClose={() => setGranting(false)}
        onGranted={() => setSelected(new Set())}
      />
    </Panel>
  );
}
