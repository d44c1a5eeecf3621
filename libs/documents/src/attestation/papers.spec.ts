import { accessSlips } from './access-slips.ts';
import { answerReceipt } from './answer-receipt.ts';
import type { AnswerReceiptData } from './answer-receipt.ts';
import { resultSheet } from './result-sheet.ts';
import type { ResultSheetData, ResultSheetRow } from './result-sheet.ts';

const organisation = { name: 'ООО «Учебный центр»', city: 'Уфа' };
const learner = { family: 'Ахметзянова', given: 'Гульнара', patronymic: 'Рафаиловна' };
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();

describe('access slips', () => {
  const slips = (count: number) =>
    accessSlips({
      organisation: organisation.name,
      group: 'ПК-1',
      address: 'itog.example',
      validTo: '2026-02-10',
      slips: Array.from({ length: count }, (_, index) => ({
        learner,
        login: `ab${index}`,
        oneTimePassword: `<${index}>`,
      })),
    }).body;

  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [40, 5],
  ])('%d slips take %d sheets', (count, sheets) => {
    expect(slips(count).match(/class="slip-sheet"/gu)).toHaveLength(sheets);
    expect(slips(count).match(/class="slip"/gu)).toHaveLength(count);
  });

  it('say where, who and with what to sign in', () => {
    expect(textOf(slips(1))).toContain(
      'Ахметзянова Гульнара Рафаиловна Группа ПК-1 Адрес itog.example Логин ab0 Одноразовый пароль &lt;0&gt; Пароль действует до 10 февраля 2026 г. включительно.',
    );
  });
});

describe("3.6 the learner's receipt", () => {
  const data: AnswerReceiptData = {
    organisation,
    learner,
    program: 'Охрана труда',
    session: '23 января 2026 г., 10:00',
    attemptNumber: 1,
    attemptId: '0b6f4d0e-7c4a-4c7e-9a55-2f6f0f1f9b11',
    startedAt: new Date('2026-01-23T05:00:00Z'),
    finishedAt: new Date('2026-01-23T06:12:05Z'),
    closeReason: 'deadline',
    zone: 'Asia/Yekaterinburg',
    answered: 58,
    total: 60,
    answersSha256: '0123456789abcdef'.repeat(4),
    issuedAt: new Date('2026-01-23T06:12:06Z'),
  };

  it('has every fact of the hand-in, and no result', () => {
    const text = textOf(answerReceipt(data).body);
    for (const part of [
      'КВИТАНЦИЯ о сдаче теста',
      'Слушатель: Ахметзянова Гульнара Рафаиловна',
      'Попытка: 1, завершено по истечении времени',
      'Начало: 23.01.2026 10:00:00 (UTC+05:00)',
      'Завершение: 23.01.2026 11:12:05 (UTC+05:00)',
      'Дано ответов: 58 из 60',
      '01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef',
      'Время сервера: 23.01.2026 11:12:06 (UTC+05:00)',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/зачет|зачёт|балл/iu);
  });
});

describe('3.7 the result sheet', () => {
  const row = (correct: number, passed: boolean): ResultSheetRow => ({
    learner,
    attemptNumber: 1,
    score: { correct, total: 1000, passed },
  });
  const sheet = (over: Partial<ResultSheetData> = {}) =>
    textOf(
      resultSheet({
        organisation,
        number: 'ПК-1/ИА',
        program: 'Охрана труда',
        group: 'ПК-1',
        session: '10:00, дистанционно',
        heldOn: '2026-01-23',
        passPercent: 60,
        preliminary: false,
        rows: [row(600, true), row(599, false), { learner, attemptNumber: 1, score: null }],
        signatories: [{ role: 'Секретарь', name: learner }],
        ...over,
      }).body,
    );

  it('never rounds a share up to a pass', () => {
    expect(sheet()).toContain('1 600 из 1000 60 % зачтено');
    expect(sheet()).toContain('1 599 из 1000 59 % не зачтено');
    expect(sheet()).toContain('— — — нет результата');
  });

  it('sums up', () => {
    expect(sheet()).toContain('Всего слушателей: 3; зачтено: 1; не зачтено: 1; без результата: 1.');
  });

  it('3.12 is marked preliminary until the protocol is signed', () => {
    expect(sheet({ preliminary: true })).toContain('Предварительно: до подписания протокола комиссии');
    expect(sheet()).not.toContain('Предварительно');
  });
});
