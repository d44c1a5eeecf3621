import {
  actRefusals,
  batchNumbers,
  batchRefusals,
  batchRemovalRefusals,
  blankText,
  blankUseRefusals,
  type BlankSeen,
} from './blanks.ts';

const TODAY = '2026-11-22';
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('a received pack of blanks', () => {
  it('has all its numbers in the width of the first', () => {
    expect(batchNumbers({ firstNumber: '0098', count: 3 })).toEqual(['0098', '0099', '0100']);
    expect(blankText({ series: 'ПК', number: '0098' })).toBe('ПК 0098');
    expect(blankText({ series: '', number: '0098' })).toBe('0098');
  });

  const overlapping = { blank: 'ПК 0100', receivedOn: '2026-01-10' };
  it.each([
    ['0001', 9_999, TODAY, null, []],
    ['0001', 10_000, TODAY, null, ['blank.numbers-overflow']],
    ['0100', 1, TODAY, overlapping, ['blank.batch-overlaps']],
    ['0100', 1, '2026-11-23', null, ['blank.received-tomorrow']],
    ['9', 2, '2026-11-23', overlapping, ['blank.numbers-overflow', 'blank.batch-overlaps', 'blank.received-tomorrow']],
  ])('from %s, %i of them, received on %s: %j %j', (firstNumber, count, receivedOn, taken, expected) =>
    expect(
      codes(
        batchRefusals({ series: 'ПК-02 А/1', firstNumber, count }, receivedOn, { today: TODAY, overlapping: taken }),
      ),
    ).toEqual(expected),
  );
});

describe('the series of a pack', () => {
  it('has only signs that the federal register takes', () =>
    expect(
      batchRefusals({ series: '02 № АБ_', firstNumber: '1', count: 1 }, TODAY, { today: TODAY, overlapping: null }),
    ).toEqual([{ code: 'blank.series-signs', clause: null, series: '02 № АБ_', signs: '№ _' }]));

  it.each([
    [false, 0, []],
    [false, 1, ['blank.batch-used']],
    [true, 0, ['blank.batch-removed']],
  ])('of a pack that is removed (%s), with %i sheets used: %j', (removed, used, expected) =>
    expect(codes(batchRemovalRefusals({ removed, used }))).toEqual(expected),
  );
});

const blank: BlankSeen = { blank: 'ПК 0001', kind: 'certificate', state: 'in-stock', takenFor: null, actNumber: null };
const document = { number: '17', kind: 'certificate', status: 'valid', blank: null } as const;

describe('paper for a document', () => {
  it.each([
    [blank, document, []],
    [{ ...blank, kind: 'diploma' as const }, document, ['blank.other-kind']],
    [{ ...blank, state: 'issued' as const, takenFor: '16' }, document, ['blank.taken']],
    [{ ...blank, state: 'spoilt' as const, actNumber: '1' }, document, ['blank.spoilt']],
    [blank, { ...document, blank: 'ПК 0009' }, ['document.has-blank']],
    [blank, { ...document, status: 'annulled' as const }, ['blank.document-not-valid']],
    [blank, { ...document, kind: 'extract' }, ['blank.no-paper-of-this-kind', 'blank.other-kind']],
  ])('%j for %j: %j', (seen, given, expected) => expect(codes(blankUseRefusals(seen, given))).toEqual(expected));
});

describe('an act that writes blanks off', () => {
  const since = '2026-11-01';
  it.each([
    [[{ ...blank, since }], '2026-11-01', []],
    [[{ ...blank, since }], '2026-10-31', ['blank.act-day']],
    [[{ ...blank, since }], '2026-11-23', ['blank.act-day']],
    [[{ ...blank, since, state: 'spoilt' as const, actNumber: '1' }], TODAY, ['blank.spoilt']],
  ])('%j on %s: %j', (blanks, date, expected) =>
    expect(codes(actRefusals(blanks, { date, ground: 'spoilt' }, TODAY))).toEqual(expected),
  );

  it.each([
    ['lost', []],
    ['shortage', ['blank.act-ground']],
    ['wrong-receipt', ['blank.act-ground']],
  ] as const)('that lie under a document, as %s: %j', (ground, expected) => {
    const issued = { ...blank, since, state: 'issued', takenFor: '17' } as const;
    expect(codes(actRefusals([issued], { date: since, ground }, TODAY))).toEqual(expected);
  });
});
