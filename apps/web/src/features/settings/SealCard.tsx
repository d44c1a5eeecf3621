import type { Seal, Seals } from '@itog/contracts';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { Facts } from '../../ui/attached-signatures/Facts.tsx';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { DateTime } from '../../ui/time/DateTime.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

const TONES: Record<Seals['state'], Tone> = { none: 'quiet', ready: 'good', expired: 'bad', 'key-unreadable': 'bad' };
const SOON_MS = 30 * 86_400_000;

/** The seal in use: its certificate, and in words what keeps it from working. */
export function SealCard({ seal, state }: { seal: Seal; state: Seals['state'] }) {
  const { t } = useTranslation('settings');
  const { serverNow } = useMe();
  const setting = useTimeSetting();
  const { validFrom, validUntil } = seal;
  const endsSoon = state === 'ready' && validUntil.getTime() - serverNow.getTime() < SOON_MS;
  const note = state === 'ready' ? endsSoon && 'endsSoon' : state;
  return (
    <Stack>
      <div>
        <StatusBadge tone={endsSoon ? 'warn' : TONES[state]}>
          {t(endsSoon ? 'seal.state.ends-soon' : `seal.state.${state}`)}
        </StatusBadge>
      </div>
      {note && <Text>{t(`seal.note.${note}`, { validUntil, ...setting })}</Text>}
      <Facts
        facts={[
          { name: t('seal.subject'), value: seal.subject },
          { name: t('seal.organisation'), value: seal.organisation },
          { name: t('seal.issuer'), value: seal.issuer },
          { name: t('seal.serial'), value: <span className="figures">{seal.serial}</span> },
          { name: t('seal.valid'), value: t('seal.range', { from: validFrom, until: validUntil, ...setting }) },
          { name: t('seal.algorithm'), value: seal.algorithm },
          {
            name: t('seal.added'),
            value: (
              <>
                {seal.addedBy}, <DateTime value={seal.addedAt} />
              </>
            ),
          },
        ]}
      />
    </Stack>
  );
}

/** Seals that were switched off or replaced: what they have sealed still names them. */
export function FormerSeals({ seals }: { seals: readonly Seal[] }) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('seal.former')} flush>
      <DataTable
        name={t('seal.former')}
        rows={seals}
        rowKey={({ id }) => id}
        columns={[
          { key: 'subject', title: t('seal.subject'), render: ({ subject }) => subject, isName: true },
          { key: 'serial', title: t('seal.serial'), render: ({ serial }) => <span className="figures">{serial}</span> },
          { key: 'added', title: t('seal.added'), render: ({ addedAt }) => <DateTime value={addedAt} look="table" /> },
          {
            key: 'off',
            title: t('seal.offAt'),
            render: ({ switchedOffAt }) => switchedOffAt && <DateTime value={switchedOffAt} look="table" />,
          },
        ]}
      />
    </Panel>
  );
}
