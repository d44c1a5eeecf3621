import { REGISTER_COLUMNS } from './columns.ts';
import { CERTIFICATE } from './register.fixture.ts';
import { registerRow, registerStudyForm, type RegisterFacts } from './row.ts';

const row = (facts: Partial<RegisterFacts> = {}) => registerRow({ ...CERTIFICATE, ...facts });
const ORIGINAL = {
  kind: 'certificate',
  series: 'ПК',
  number: '000123',
  registrationNumber: '00003-ПК-25',
  issuedOn: '2025-06-20',
  name: { lastName: 'Девичья', firstName: 'Анна', patronymic: null },
} as const;

describe('a row of the federal register', () => {
  it('has the forty columns', () => expect(Object.keys(row()).sort()).toEqual([...REGISTER_COLUMNS].sort()));

  it('says of a certificate what the operator asks', () =>
    expect(REGISTER_COLUMNS.map((column) => row()[column])).toEqual([
      'Удостоверение о повышении квалификации', 'Оригинал', 'Нет', 'Нет', 'Нет', 'Нет', '00017-ПК-26', '2026-03-11',
      '00017-ПК-26', 'Повышение квалификации', 'Пожарная безопасность', 'Обеспечение безопасности',
      'Техносферная безопасность и природообустройство', 'нет', 'Высшее образование', 'Девичья', '102718', '0123456',
      2026, 2026, 72, 'Билетова', 'Анна', 'Ивановна', '1985-04-12', 'Жен', '112-233-445 95', 'Заочная',
      'Платное обучение', 'в образовательной организации', '643', null, null, null, null, null, null, null, null, null,
    ])); // prettier-ignore

  it.each<[string, Partial<RegisterFacts>, object]>([
    ['a diploma awards a qualification', { kind: 'diploma', programKind: 'retraining', qualification: 'Педагог' }, { A: 'Диплом о профессиональной переподготовке', J: 'Профессиональная переподготовка', N: 'Педагог' }],
    ['a reference has no blank', { kind: 'reference' }, { A: 'Справка об обучении', F: null, G: null }],
    ['a blank has its own number', { series: 'ПК', number: '000777' }, { F: 'ПК', G: '000777', I: '00017-ПК-26' }],
    ['no patronymic', { name: { lastName: 'Ким', firstName: 'Ира', patronymic: null } }, { X: 'Нет' }],
    ['nothing known', { record: { ...CERTIFICATE.record, snils: null, sex: null, priorLevel: null } }, { O: null, Z: null, AA: null }],
    ['a loss that nobody has proved', { original: ORIGINAL, reissueReason: 'loss' }, { B: 'Дубликат', C: null, D: 'Нет', E: 'Нет' }],
    ['a loss with its proof', { original: ORIGINAL, reissueReason: 'loss', former: { lossProof: 'police', state: null } }, { C: 'Справка из органов внутренних дел', D: 'Нет', E: 'Нет' }],
    ['another reason with a proof of loss', { original: ORIGINAL, reissueReason: 'other', former: { lossProof: 'fire-service', state: null } }, { C: 'Справка из органов пожарной охраны', D: 'Нет' }],
    ['damage', { original: ORIGINAL, reissueReason: 'damage' }, { B: 'Дубликат', C: 'Нет', D: 'Обмен по причине порчи', E: 'Нет' }],
    ['damage, taken back', { original: ORIGINAL, reissueReason: 'damage', former: { lossProof: null, state: 'returned' } }, { E: 'Нет' }],
    ['damage, destroyed', { original: ORIGINAL, reissueReason: 'damage', former: { lossProof: null, state: 'destroyed' } }, { C: 'Нет', E: 'Да' }],
    ['wrong data', { original: ORIGINAL, reissueReason: 'wrong-data' }, { D: 'Обмен по причине наличия недостоверной информации', E: 'Нет' }],
    ['a change of surname', { original: ORIGINAL, reissueReason: 'name-change', former: { lossProof: null, state: 'destroyed' } }, { D: 'Обмен по причине наличия недостоверной информации', E: 'Да' }],
    ['another reason is for a person to say', { original: ORIGINAL, reissueReason: 'other' }, { B: 'Дубликат', C: 'Нет', D: 'Нет' }],
    ['an original of a blank', { original: ORIGINAL, reissueReason: 'loss' }, { AF: 'Удостоверение о повышении квалификации', AG: 'ПК', AH: '000123', AI: '00003-ПК-25', AJ: '2025-06-20', AK: 'Девичья', AL: 'Анна', AM: 'Нет', AN: null }],
    ['an original on plain paper', { original: { ...ORIGINAL, series: null, number: null }, reissueReason: 'loss' }, { AG: 'Нет', AH: '00003-ПК-25' }],
  ])('%s', (_, facts, cells) => expect(row(facts)).toMatchObject(cells)); // prettier-ignore

  it('takes what a person has corrected for this document', () =>
    expect(registerRow(CERTIFICATE, { C: 'Объявление в газете' })).toMatchObject({
      C: 'Объявление в газете',
      A: row().A,
    }));

  it('keeps a corrected number a number, and words as they are for the check to refuse', () =>
    expect(registerRow(CERTIFICATE, { U: '16', T: 'этот', F: '16' })).toMatchObject({ U: 16, T: 'этот', F: '16' }));

  it.each([
    ['очная', 'Очная'],
    ['Очно-заочная', 'Очно-заочная (вечерняя)'],
    ['очно – заочная', 'Очно-заочная (вечерняя)'],
    ['вечерняя', 'Очно-заочная (вечерняя)'],
    ['заочная с применением дистанционных образовательных технологий', 'Заочная'],
    ['дистанционная', 'дистанционная'],
  ])('«%s» is «%s»', (text, form) => expect(registerStudyForm(text)).toBe(form));
});
