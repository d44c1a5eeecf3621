import type { GroupFile } from '@itog/contracts';
import type { GroupOrder, GroupProtocol, GroupSession } from './group-file.repository.ts';

export type GroupPapers = {
  readonly orders: readonly GroupOrder[];
  readonly sessions: readonly GroupSession[];
  readonly protocols: readonly GroupProtocol[];
  /** It was called and nobody came: there is no protocol to draw up (3.14). */
  readonly nobodyCame: boolean;
  /** Learners of the group, those of them who are not admitted, and those to whom a document is due that is not issued. */
  readonly learners: number;
  readonly notAdmitted: number;
  readonly documentsDue: number;
  /** Valid documents of the group. */
  readonly documents: number;
};

type Part = GroupFile['parts'][number];

/** The file of a group in the order of its events: what lies in it, what waits for signatures, what is missing. */
export function contentsOf(papers: GroupPapers): Part[] {
  const { orders, sessions, learners, notAdmitted, documents, documentsDue } = papers;
  const tested = sessions.filter((session) => session.tested > 0);
  return [
    ...ordersOf(orders, 'enrolment-order', ({ kind }) => kind === 'enrol-group'),
    own('admission-sheet', learners > 0 && notAdmitted === 0, notAdmitted),
    ...ordersOf(orders, 'commission-order', ({ kind }) => !OF_GROUP.includes(kind)),
    ...tested.map(({ id, heldOn }): Part => ({ ...own('result-sheet', true, 0), id, date: heldOn })),
    ...protocolsOf(papers),
    ...ordersOf(orders, 'completion-order', ({ kind }) => kind === 'complete-and-discharge'),
    own('documents', documents > 0 && documentsDue === 0, documentsDue),
    own('registry-extract', documents > 0, 0),
  ];
}

const OF_GROUP: readonly GroupOrder['kind'][] = ['enrol-group', 'complete-and-discharge'];

/** A part that is no paper with a number of its own. */
function own(kind: Part['kind'], isReady: boolean, lacking: number): Part {
  return { kind, state: isReady ? 'ready' : 'missing', id: null, number: null, date: null, lacking };
}

function ordersOf(orders: readonly GroupOrder[], kind: Part['kind'], of: (order: GroupOrder) => boolean): Part[] {
  const found = orders.filter(of);
  if (found.length === 0) return [own(kind, false, 0)];
  return found.map(({ signed, id, number, date }) => {
    const state = signed ? 'ready' : 'unsigned';
    return { kind, state, id, number, date, lacking: 0 };
  });
}

function protocolsOf({ protocols, sessions, nobodyCame }: GroupPapers): Part[] {
  if (nobodyCame) return [];
  const unrecorded = sessions.reduce((sum, session) => sum + session.unrecorded, 0);
  const found = protocols.map(({ status, id, number, date }): Part => {
    const state = status === 'draft' ? 'unsigned' : 'ready';
    return { kind: 'protocol', state, id, number, date, lacking: 0 };
  });
  return found.length === 0 || unrecorded > 0 ? [...found, own('protocol', false, unrecorded)] : found;
}
