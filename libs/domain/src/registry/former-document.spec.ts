import { askedOfFormer, formerRecordRefusals, type FormerRecord } from './former-document.ts';
import { REISSUE_REASONS, type ReissueReason } from './reissue.ts';

const DAYS = { issuedOn: '2026-03-05', today: '2026-11-22' };
const said = (more: Partial<FormerRecord>): FormerRecord => ({ lossProof: null, state: null, on: null, ...more });

describe('what is recorded of a document in whose place another was issued', () => {
  it('is its loss or its return, by the reason', () =>
    expect(REISSUE_REASONS.map((reason) => [reason, askedOfFormer(reason)])).toEqual([
      ['loss', 'loss-proof'],
      ['damage', 'state'],
      ['name-change', 'state'],
      ['wrong-data', 'state'],
      ['other', 'loss-proof'],
    ]));

  it.each<[string, ReissueReason, Partial<FormerRecord>, string[]]>([
    ['a proof of the loss', 'loss', { lossProof: 'police' }, []],
    ['a proof of what another reason hides', 'other', { lossProof: 'other' }, []],
    ['destroyed today', 'damage', { state: 'destroyed', on: '2026-11-22' }, []],
    ['taken back on the day of its own issue', 'wrong-data', { state: 'returned', on: '2026-03-05' }, []],
    ['still with its holder', 'name-change', { state: 'with-holder' }, []],
    ['nothing at all', 'loss', {}, ['former.not-asked']],
    ['a lost one destroyed', 'loss', { state: 'destroyed', on: '2026-11-22' }, ['former.not-asked']],
    ['a proof of loss for an exchange', 'damage', { lossProof: 'police' }, ['former.not-asked']],
    ['both', 'damage', { lossProof: 'police', state: 'with-holder' }, ['former.not-asked']],
    ['destroyed on no day', 'damage', { state: 'destroyed' }, ['former.day']],
    ['destroyed before it was issued', 'damage', { state: 'destroyed', on: '2026-03-04' }, ['former.day']],
    ['taken back tomorrow', 'damage', { state: 'returned', on: '2026-11-23' }, ['former.day']],
    ['with its holder since a day', 'damage', { state: 'with-holder', on: '2026-11-22' }, ['former.day']],
  ])('%s', (_, reason, record, codes) =>
    expect(formerRecordRefusals(said(record), reason, DAYS).map(({ code }) => code)).toEqual(codes),
  );
});
