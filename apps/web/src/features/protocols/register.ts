import { listAppeals, listProtocols, type AppealSummary, type ProtocolSummary } from '@itog/contracts';
import { dayOf, shortName, type ProtocolStatus } from '@itog/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';

const ANEW_MS = 60_000;

/** A line of the register: protocols of both kinds of commission take their numbers from one row. */
export type Entry = Pick<ProtocolSummary, 'id' | 'number' | 'date' | 'programTitle' | 'groupTitle' | 'status'> & {
  readonly to: string;
  readonly signedAt: Date | null;
  readonly waitingFor: readonly string[];
  readonly protocol: ProtocolSummary | null;
  readonly appeal: { readonly learner: string; readonly upheld: boolean } | null;
};

/** Every protocol that the reader may see, the newest first; nothing while they are asked for. */
export function useRegister(status: ProtocolStatus | undefined) {
  const may = useCan();
  const often = { placeholderData: keepPreviousData, refetchInterval: ANEW_MS };
  const protocols = useQuery({ ...queryOf(listProtocols, { query: { status } }), ...often });
  const appeals = useQuery({
    ...queryOf(listAppeals, { query: { stage: 'decided' } }),
    ...often,
    enabled: may('appeals.read'),
  });
  const entries = protocols.data &&
    (appeals.data ?? !may('appeals.read')) && [
      ...protocols.data.protocols.map(ofProtocol),
      ...(appeals.data?.appeals ?? []).flatMap((appeal) => ofAppeal(appeal, appeals.data?.zone ?? 'UTC')),
    ];
  return {
    error: protocols.error ?? appeals.error,
    entries: entries
      ? entries
          .filter((entry) => !status || entry.status === status)
          .toSorted((a, b) => b.date.localeCompare(a.date) || inOrder.compare(b.number, a.number))
      : undefined,
  };
}

const inOrder = new Intl.Collator('ru', { numeric: true });

function ofProtocol(protocol: ProtocolSummary): Entry {
  const { id, number, date, programTitle, groupTitle, status, signedAt, waitingFor } = protocol;
  const to = paths.protocol(id);
  return { id, number, date, programTitle, groupTitle, status, to, signedAt, waitingFor, protocol, appeal: null };
}

/** The protocol of an appeals commission stands on the page of its appeal. */
function ofAppeal({ id, decision, learner, unsigned = [], ...rest }: AppealSummary, zone: string): Entry[] {
  if (!decision) return [];
  const { programTitle, groupTitle, state } = rest;
  const appeal = { learner: shortName(learner.name), upheld: decision.upheld };
  return [
    {
      ...{ id, programTitle, groupTitle, appeal },
      number: decision.protocolNumber,
      date: dayOf(decision.at, zone),
      status: state === 'decided' ? 'draft' : 'signed',
      to: paths.appeal(id),
      signedAt: null,
      waitingFor: unsigned.map(({ name }) => shortName(name)),
      protocol: null,
    },
  ];
}
