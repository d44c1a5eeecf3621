import type { KeyValue } from '../../../api/delivery/device-store.ts';
import { answering, id, marks, meeting, MEETING } from '../test-support/meeting.ts';
import { Outbox } from './outbox.ts';
import { overlay } from './overlay.ts';
import type { Write } from './writes.ts';

function memory(): KeyValue & { full: boolean } {
  const content = new Map<string, string>();
  const store = {
    full: false,
    keys: () => [...content.keys()],
    get: (key: string) => content.get(key) ?? null,
    set: (key: string, value: string) => {
      if (store.full) return false;
      content.set(key, value);
      return true;
    },
    remove: (key: string) => void content.delete(key),
  };
  return store;
}

const ME = id(2);
const mark = (value: 'good' | 'excellent'): Write => ({ kind: 'mark', examinationId: id(101), mark: value });
const question = (n: number, text: string): Write => ({
  kind: 'question',
  examinationId: id(101),
  questionId: id(600 + n),
  askedBy: ME,
  text,
});
const writes = (outbox: Outbox) => outbox.snapshot().map(({ write }) => write);

describe('the outbox of a meeting', () => {
  it('keeps what was written through a reload, in its order', () => {
    const store = memory();
    const before = new Outbox(store, MEETING, ME);
    before.put(question(1, 'Первый'));
    before.put(mark('good'));
    before.put(question(2, 'Второй'));
    expect(writes(new Outbox(store, MEETING, ME))).toEqual([
      question(1, 'Первый'),
      mark('good'),
      question(2, 'Второй'),
    ]);
  });

  it('is one person’s at one meeting: another at the same device neither sees nor sends it', () => {
    const store = memory();
    new Outbox(store, MEETING, ME).put(mark('good'));
    expect(writes(new Outbox(store, MEETING, id(1)))).toEqual([]);
    expect(writes(new Outbox(store, id(501), ME))).toEqual([]);
  });

  it('lets a write go only by the word for its own version: a mark changed meanwhile stays', () => {
    const outbox = new Outbox(memory(), MEETING, ME);
    outbox.put(mark('good'));
    const sent = outbox.next()!;
    outbox.put(mark('excellent'));
    outbox.settle(sent);
    expect(writes(outbox)).toEqual([mark('excellent')]);
    outbox.settle(outbox.next()!);
    expect(writes(outbox)).toEqual([]);
  });

  it('keeps a refused write in sight and sends the others', () => {
    const store = memory();
    const outbox = new Outbox(store, MEETING, ME);
    outbox.put(question(1, 'Первый'));
    outbox.put(question(2, 'Второй'));
    outbox.refuse(outbox.next()!, [{ code: 'meeting.closed', clause: null }]);
    expect(outbox.next()?.write).toEqual(question(2, 'Второй'));
    expect(new Outbox(store, MEETING, ME).snapshot()[0]?.refused).toEqual([{ code: 'meeting.closed', clause: null }]);
    outbox.drop(question(1, ''));
    expect(writes(new Outbox(store, MEETING, ME))).toEqual([question(2, 'Второй')]);
  });

  it('says when the device refuses to keep it, and still holds it while the page is open', () => {
    const store = memory();
    store.full = true;
    const outbox = new Outbox(store, MEETING, ME);
    expect(outbox.durable).toBe(true);
    outbox.put(mark('good'));
    outbox.load();
    expect(outbox.durable).toBe(false);
    expect(writes(outbox)).toEqual([mark('good')]);
  });

  it('ignores what is no write of this page', () => {
    const store = memory();
    store.set(`itog.meeting.${MEETING}.${ME}.mark.x`, '{"write":{"kind":"close"}}');
    store.set(`itog.meeting.${MEETING}.${ME}.mark.y`, 'not json');
    expect(writes(new Outbox(store, MEETING, ME))).toEqual([]);
  });
});

describe('what the reader sees before the server has it', () => {
  const author = { userId: ME, name: 'Билетов Л. В.' };
  const waiting = (...list: Write[]) => list.map((write, at) => ({ write, version: String(at), at, refused: null }));

  it('is his own mark and nobody else’s', () => {
    const seen = overlay(
      meeting({ examinations: [answering({ marks: marks({ 3: null }) })] }),
      waiting(mark('good')),
      author,
    );
    expect(seen.examinations[0]?.marks).toEqual([
      { userId: id(1), given: false, mark: null },
      { userId: ME, given: true, mark: 'good' },
      { userId: id(3), given: true, mark: null },
    ]);
  });

  it('is a question once, however often it comes, and no more when it was taken back', () => {
    const asked = { id: id(601), askedBy: ME, text: 'Как было', at: new Date(5) };
    const base = meeting({ examinations: [answering({ questions: [asked] })] });
    const changed = overlay(base, waiting(question(1, 'Как стало')), author);
    expect(changed.examinations[0]?.questions).toEqual([{ ...asked, text: 'Как стало' }]);
    const removed = overlay(
      base,
      waiting({ kind: 'no-question', examinationId: id(101), questionId: id(601) }),
      author,
    );
    expect(removed.examinations[0]?.questions).toEqual([]);
  });

  it('is not what the server has refused', () => {
    const [pending] = waiting(mark('good'));
    const refused = [{ ...pending!, refused: [{ code: 'mark.opened-already', clause: '4' }] }];
    const read = meeting();
    expect(overlay(read, refused, author)).toEqual(read);
    expect(read.examinations[0]?.marks[1]?.given).toBe(false);
  });
});
