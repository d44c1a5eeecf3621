import { certificate } from './certificate.ts';
import type { CertificateData } from './data.ts';
import { border } from './guilloche.ts';
import { reference } from './reference.ts';

const data: CertificateData = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  registrationNumber: '12-ПК-26',
  learner: { family: 'Константинопольский-Преображенский', given: 'Александр', patronymic: 'Вячеславович' },
  program: 'Охрана труда',
  hours: 72,
  studyPeriod: { from: '2026-01-12', to: '2026-01-23' },
  protocol: { number: 'ПК-12/26', date: '2026-01-23' },
  issuedOn: '2026-01-28',
  signatories: [
    { role: 'Руководитель', name: { family: 'Абзалимов', given: 'Радик', patronymic: 'Рифович' } },
    { role: 'Секретарь', name: { family: 'Ким', given: 'Сергей', patronymic: null } },
  ],
  verification: { url: 'https://itog.example/verify/7K2M-9QXT', code: '7K2M-9QXT' },
};
const textOf = (markup: string) =>
  markup
    .replace(/<span class="v">(.*?)<\/span>/gu, '$1')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();
const contains = (text: string, parts: string[]) => expect(parts.filter((part) => !text.includes(part))).toEqual([]);

describe('3.13 certificate of professional development', () => {
  it('has everything a certificate must have', () => {
    contains(textOf(certificate(data).body), [
      'РОССИЙСКАЯ ФЕДЕРАЦИЯ',
      'ООО «Учебный центр»',
      'УДОСТОВЕРЕНИЕ о повышении квалификации',
      'Регистрационный номер 12-ПК-26',
      'Город Уфа',
      'Дата выдачи 28 января 2026 г.',
      'Слушатель Константинопольский-Преображенский Александр Вячеславович',
      'Настоящее удостоверение свидетельствует об освоении с 12 по 23 января 2026 г. в организации ООО «Учебный центр» дополнительной профессиональной программы повышения квалификации',
      '«Охрана труда» в объёме 72 часов и об успешном прохождении итоговой аттестации.',
      'Решение аттестационной комиссии: протокол № ПК-12/26 от 23 января 2026 г.',
      'М.П.',
      'Руководитель Р. Р. Абзалимов',
      'Секретарь С. Ким',
      'itog.example/verify/ 7K2M-9QXT',
    ]);
  });

  it('is one landscape sheet of A4 without a page number', () => {
    expect(certificate(data).page).toMatchObject({ format: 'A4', landscape: true, numbered: false });
  });

  it.each([
    ['Ли', 28],
    ['Константинопольский', 28],
    ['Шайхутдинова-Миргалимова', 26],
    ['Константинопольский-Преображенский', 18.5],
    ['Щ'.repeat(34), 10.5],
  ])('sets the name %s in %f points', (family, size) => {
    const { body } = certificate({ ...data, learner: { family, given: 'Ан', patronymic: null } });
    expect(body).toContain(`<p class="name" style="font-size: ${size}pt">`);
  });

  it.each([
    [12, 17],
    [110, 15],
    [200, 11.5],
    [400, 11.5],
  ])('sets a program title of %d characters in %f points', (length, size) => {
    expect(certificate({ ...data, program: 'Ж'.repeat(length) }).body).toContain(
      `<p class="program" style="font-size: ${size}pt">`,
    );
  });

  it('has a light border: three threads and a line', () => {
    expect(border.match(/%3Cpath/gu)).toHaveLength(4);
    expect(border.length).toBeLessThan(60_000);
  });

  it('prints what people have written as text', () => {
    const { body } = certificate({ ...data, program: '<img src=x onerror=y>' });
    expect(body).toContain('&lt;img src=x onerror=y&gt;');
  });
});

describe('3.14 reference of study', () => {
  const form = reference({ ...data, programKind: 'professional-development', registrationNumber: 'С-3/26' });

  it('says what was studied, that the attestation was not passed, and why it is issued', () => {
    contains(textOf(form.body), [
      'СПРАВКА о прохождении курса обучения',
      'Регистрационный номер: С-3/26',
      'Дата выдачи: 28 января 2026 г.',
      'Константинопольский-Преображенский Александр Вячеславович',
      'прохождение с 12 по 23 января 2026 г. курса обучения по дополнительной профессиональной программе повышения квалификации «Охрана труда» в объёме 72 часов.',
      'Итоговая аттестация не пройдена: протокол заседания аттестационной комиссии № ПК-12/26 от 23 января 2026 г.',
      'пункта 3.14 Положения об итоговой аттестации слушателей',
      'Код проверки: 7K2M-9QXT',
    ]);
  });

  it('names the kind of program', () => {
    expect(reference({ ...data, programKind: 'retraining' }).body).toContain('профессиональной переподготовки');
  });
});
