import { reissueOf, reissueRefusals, type ReissueFacts } from './reissue.ts';

const name = { lastName: 'Примерова', firstName: 'Анна', patronymic: 'Образцовна' };
const facts: ReissueFacts = {
  kind: 'certificate',
  status: 'valid',
  reason: 'loss',
  note: null,
  name,
  newName: null,
  dataChanged: false,
};

describe('what is issued in the place of a document', () => {
  it.each([
    ['loss', 'duplicate'],
    ['damage', 'duplicate'],
    ['other', 'duplicate'],
    ['name-change', 'replacement'],
    ['wrong-data', 'replacement'],
  ] as const)('%s: a %s', (reason, reissue) => expect(reissueOf(reason)).toBe(reissue));

  it.each<[string, Partial<ReissueFacts>, string[]]>([
    ['a lost one', {}, []],
    ['an annulled one', { status: 'annulled' }, ['reissue.not-valid']],
    ['one that has its duplicate', { status: 'replaced' }, ['reissue.not-valid']],
    ['for a reason that is not told', { reason: 'other' }, ['reissue.note-missing']],
    ['for a reason that is told', { reason: 'other', note: 'Сгорел в пожаре' }, []],
    ['a new name that nobody gave', { reason: 'name-change' }, ['reissue.name-missing']],
    ['the same name', { reason: 'name-change', newName: { ...name } }, ['reissue.name-unchanged']],
    ['another name', { reason: 'name-change', newName: { ...name, lastName: 'Другова' } }, []],
    ['no patronymic any more', { reason: 'name-change', newName: { ...name, patronymic: null } }, []],
    ['wrong data that nobody has corrected', { reason: 'wrong-data' }, ['reissue.data-unchanged']],
    ['wrong data, corrected', { reason: 'wrong-data', dataChanged: true }, []],
    ['an extract', { kind: 'extract' }, ['reissue.extract']],
    [
      'everything at once',
      { kind: 'extract', status: 'annulled', reason: 'name-change' },
      ['reissue.extract', 'reissue.not-valid', 'reissue.name-missing'],
    ],
  ])('%s', (_, changed, codes) =>
    expect(reissueRefusals({ ...facts, ...changed }).map(({ code }) => code)).toEqual(codes),
  );
});
