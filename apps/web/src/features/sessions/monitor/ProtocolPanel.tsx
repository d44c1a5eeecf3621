import type { SessionDetails } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './monitor.module.css';

const TONES: Record<string, Tone> = { draft: 'wait', signed: 'good', replaced: 'quiet' };

/** The session's protocols, and the way to the next one, or why it cannot be drawn up yet (3.15). */
export function ProtocolPanel({ session: { id, protocols, draftRefusals } }: { session: SessionDetails }) {
  const { t } = useTranslation('sessions');
  const may = useCan();
  const ready = draftRefusals.length === 0;
  // With a protocol drawn up and nothing new there is nothing to explain.
  const settled = protocols.length > 0 && draftRefusals.every(({ code }) => /no-results|draft-open/.test(code));
  // That there are no results yet follows from a meeting that goes on.
  const held = draftRefusals.filter(({ code }) => code === 'protocol.meeting-open');
  return (
    <Panel
      title={t('protocol.title')}
      actions={
        may('protocols.draft') &&
        ready && (
          <Button component={Link} to={paths.sessionProtocol(id)} leftSection={<IconFileText size={18} aria-hidden />}>
            {t('protocol.draft')}
          </Button>
        )
      }
    >
      {protocols.length > 0 && (
        <ul className={classes.protocols}>
          {protocols.map((protocol) => (
            <li key={protocol.id}>
              <Anchor component={Link} to={paths.protocol(protocol.id)} className="whole">
                {t('protocol.number', { number: protocol.number })}
              </Anchor>
              <StatusBadge tone={TONES[protocol.status] ?? 'quiet'}>
                {t([`protocol.status.${protocol.status}`, 'protocol.status.other'])}
              </StatusBadge>
              {protocol.signedAt && <DateTime value={protocol.signedAt} />}
            </li>
          ))}
        </ul>
      )}
      {!ready && !settled && <Refusals refusals={held.length > 0 ? held : draftRefusals} look="plain" />}
      {ready && <Text c="dimmed">{t('protocol.ready')}</Text>}
    </Panel>
  );
}
