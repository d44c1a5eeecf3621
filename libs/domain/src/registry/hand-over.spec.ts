import {
  deliveryRefusals,
  correctionRefusals,
  handOverRefusals,
  trackNumberLooksRight,
  type HandOverFacts,
} from './hand-over.ts';

const TODAY = '2026-11-22';
const facts: HandOverFacts = {
  way: 'in-person',
  on: TODAY,
  recipient: null,
  proxyDocument: null,
  address: null,
  trackNumber: null,
  reason: null,
};
const document = { number: '17', status: 'valid', issuedOn: '2026-11-20', way: null, returnedOn: null } as const;
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('handing a document over', () => {
  it.each([
    [{}, {}, []],
    [{ on: '2026-11-20' }, {}, []],
    [{ on: '2026-11-19' }, {}, ['hand-over.day']],
    [{ on: '2026-11-23' }, {}, ['hand-over.day']],
    [{ on: '2026-11-20' }, { returnedOn: '2026-11-21' }, ['hand-over.before-return']],
    [{ on: '2026-11-21' }, { returnedOn: '2026-11-21' }, []],
    [{ on: '2026-11-19' }, { returnedOn: '2026-11-21' }, ['hand-over.day']],
    [{}, { status: 'annulled' as const }, ['hand-over.not-valid']],
    [{}, { status: 'replaced' as const }, ['hand-over.not-valid']],
    [{}, { way: 'by-post' as const }, ['hand-over.done-already']],
    [{}, { way: 'none' as const }, []],
    [{ way: 'by-proxy' as const }, {}, ['hand-over.no-recipient', 'hand-over.no-proxy']],
    [{ way: 'by-proxy' as const, recipient: 'П', proxyDocument: '1' }, {}, []],
    [{ way: 'by-post' as const }, {}, ['hand-over.no-address']],
    [{ way: 'by-post' as const, address: 'Уфа' }, {}, []],
    [{ way: 'electronic' as const }, {}, ['hand-over.no-recipient']],
    [{ way: 'none' as const }, {}, ['hand-over.nothing-to-correct']],
  ])('%j of %j: %j', (given, seen, expected) =>
    expect(codes(handOverRefusals({ ...facts, ...given }, { ...document, ...seen }, TODAY))).toEqual(expected),
  );
});

describe('a correction', () => {
  const handed = { ...document, way: 'in-person' } as const;
  it.each([
    [{ reason: 'Перепутали людей' }, handed, []],
    [{ way: 'none' as const, reason: 'Не пришёл' }, handed, []],
    [{ way: 'none' as const, reason: 'Не пришёл', on: '2026-11-01' }, handed, []],
    [{ reason: 'Не тот день', on: '2026-11-20' }, { ...handed, returnedOn: '2026-11-21' }, ['hand-over.before-return']],
    [{ way: 'none' as const, reason: 'Не пришёл', on: '2026-11-20' }, { ...handed, returnedOn: '2026-11-21' }, []],
    [{}, handed, ['hand-over.no-reason']],
    [{ reason: 'Так' }, document, ['hand-over.nothing-to-correct']],
    [{ reason: 'Заменён потом' }, { ...handed, status: 'replaced' as const }, []],
  ])('%j of %j: %j', (given, seen, expected) =>
    expect(codes(correctionRefusals({ ...facts, ...given }, seen, TODAY))).toEqual(expected),
  );
});

describe('a track number', () => {
  it.each([
    ['RR473124829RU', true, 'the example of the standard S10'],
    ['RR 473124829 RU', true, 'as people write it'],
    ['RR473124828RU', false, 'a wrong check digit'],
    ['45007901000018', false, 'a wrong check digit of a Russian parcel'],
    ['СДЭК-1023', false, 'of another carrier'],
    ['', false, 'nothing'],
  ])('%s: %p, %s', (track, right) => expect(trackNumberLooksRight(track)).toBe(right));

  it('of a Russian parcel is right with one last digit of ten', () => {
    const right = Array.from({ length: 10 }, (_, digit) => `4500790100001${digit}`).filter(trackNumberLooksRight);
    expect(right).toHaveLength(1);
  });
});

describe('what became of a letter', () => {
  it.each([
    ['2026-03-06', { way: 'by-post', on: '2026-03-06' }, []],
    ['2026-03-05', { way: 'by-post', on: '2026-03-06' }, ['delivery.day']],
    ['2026-11-23', { way: 'by-post', on: '2026-03-06' }, ['delivery.day']],
    ['2026-03-06', { way: 'in-person', on: '2026-03-06' }, ['delivery.not-posted']],
    ['2026-03-06', { way: null, on: null }, ['delivery.not-posted']],
  ] as const)('on %s, sent %j: %j', (on, sent, expected) =>
    expect(deliveryRefusals(on, sent, '2026-11-22').map(({ code }) => code)).toEqual(expected),
  );
});
