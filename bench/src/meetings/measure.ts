import { setTimeout as sleep } from 'node:timers/promises';
import { draftProtocol, getPrint, requestPrint } from '@itog/contracts';
import { ApiClient, startProduct, type Product } from '@itog/testing';
import { peakMb, round } from '../measure.ts';
import { fillHall, type Hall } from './hall.ts';
import { Screen } from './screen.ts';

const SIZE = { meetings: 100, members: 5, learners: 20, inProtocol: 40 };
const SIGN_INS_AT_ONCE = 4;
/** A mark every so often in each meeting, from each member in turn: quicker than people are. */
const PACE_MS = 5_000;
const SECONDS = 30;
const PATIENCE_MS = 60_000;

export type MeetingFigures = {
  /** From the click on a mark to the others’ screens that have read it, all of them: 95 % are quicker. */
  readonly hintP95Ms: number;
  readonly apiPeakMb: number | null;
  /** A protocol of forty learners: from the click to the draft, and from the click on the PDF to the file. */
  readonly draftMs: number;
  readonly printMs: number;
  readonly marks: number;
  readonly lost: number;
};

/** A hundred commissions at once, five members each, twenty learners each, everybody’s screen open. */
export async function measureMeetings(databaseUrl: string): Promise<MeetingFigures> {
  const hall = await fillHall(databaseUrl, SIZE);
  const product = await startProduct({ databaseUrl });
  try {
    const screens = await openScreens(product, hall);
    const seen = await mark(screens);
    screens.flat().forEach((screen) => screen.close());
    const apiPeakMb = peakMb(product.apiPid());
    return { ...seen, apiPeakMb, ...(await drawUp(product, hall)) };
  } finally {
    await product.stop();
  }
}

/** The members of each meeting at their screens. */
async function openScreens({ origin }: Product, { meetings, password }: Hall): Promise<Screen[][]> {
  const rows: Screen[][] = meetings.map(() => []);
  const queue = meetings.flatMap((meeting, row) => meeting.logins.map((login) => ({ meeting, row, login })));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { meeting, row, login } = next;
      rows[row]?.push(await Screen.open(new URL(origin), { login, password }, meeting));
    }
  };
  await Promise.all(Array.from({ length: SIGN_INS_AT_ONCE }, worker));
  return rows;
}

async function mark(rows: readonly Screen[][]) {
  const durations: number[] = [];
  let lost = 0;
  const until = performance.now() + SECONDS * 1_000;
  const meeting = async (screens: readonly Screen[]) => {
    await sleep(Math.random() * PACE_MS); // commissions do not mark in step
    for (let turn = 0; performance.now() < until; turn++) {
      const writer = screens[turn % screens.length];
      const others = screens.filter((screen) => screen !== writer);
      const begun = performance.now();
      const waits = others.map(async (screen) => {
        if (await screen.sees(PATIENCE_MS)) durations.push(performance.now() - begun);
        else lost++;
      });
      await writer?.mark(Math.floor(turn / screens.length));
      await Promise.all(waits);
      await sleep(PACE_MS);
    }
  };
  await Promise.all(rows.map(meeting));
  const sorted = durations.sort((a, b) => a - b);
  return { hintP95Ms: round(sorted[Math.floor(sorted.length * 0.95)] ?? 0), marks: sorted.length, lost };
}

/** The browser is warm: another print has been asked for before. */
async function drawUp({ origin }: Product, { closed, password, secretary }: Hall) {
  const clerk = await ApiClient.signedIn(origin, secretary, password);
  const print = async (protocolId: string) => {
    let ready = await clerk.call(requestPrint, { body: { kind: 'protocol', protocolId } });
    while (ready.status === 'waiting') {
      await sleep(10);
      ready = await clerk.call(getPrint, { params: { printId: ready.id } });
    }
    if (ready.status !== 'ready') throw new Error(`the protocol is not printed: ${ready.problem}`);
  };
  const begun = performance.now();
  const { id } = await clerk.call(draftProtocol, { params: { sessionId: closed.sessionId } });
  const draftMs = round(performance.now() - begun);
  await print(id);
  const again = performance.now();
  await print(id);
  return { draftMs, printMs: round(performance.now() - again) };
}
