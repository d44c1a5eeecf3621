import { protocolForm1 } from './protocol-form-1.ts';
import type { ProtocolForm1Data, ProtocolForm1Row } from './protocol-form-1.ts';
import { signatureStamps, withSignatures } from './signature-stamps.ts';
import type { PrintedSignature } from './signature-stamps.ts';

const chair = { family: 'Абзалимов', given: 'Радик', patronymic: 'Рифович' };
const members = [
  { family: 'Сафиуллина', given: 'Эльвира', patronymic: 'Фанилевна' },
  { family: 'Ким', given: 'Сергей', patronymic: null },
];
const learner = (index: number, passed = true): ProtocolForm1Row => ({
  name: { family: `Слушатель${index}`, given: 'Анна', patronymic: 'Петровна' },
  passed,
  certificateNumber: passed ? `${index}-ПК-26` : null,
  reason: 'initial',
});
const data = (over: Partial<ProtocolForm1Data> = {}): ProtocolForm1Data => ({
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  number: 'ПК-12/26',
  heldOn: '2026-01-23',
  chair,
  members,
  program: 'Охрана труда',
  studyForm: 'очная',
  hours: 72,
  studyPeriod: { from: '2026-01-12', to: '2026-01-23' },
  learners: [learner(1)],
  ...over,
});
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();
const text = (over?: Partial<ProtocolForm1Data>) => textOf(protocolForm1(data(over)).body);
const inOrder = (whole: string, parts: string[]) => parts.map((part) => whole.indexOf(part));

describe('3.15 protocol form 1', () => {
  it('has the fields of the appendix, in its order and wording', () => {
    const places = inOrder(text(), [
      'ООО «Учебный центр»',
      'ПРОТОКОЛ № ПК-12/26 заседания комиссии по проверке знаний слушателей курсов повышения квалификации',
      'Дата проведения: 23 января 2026 г.',
      'Комиссия в составе:',
      'Председатель: Абзалимов Радик Рифович',
      'Члены комиссии: Сафиуллина Эльвира Фанилевна, Ким Сергей',
      'Программа КПК: Охрана труда',
      'Форма обучения: очная',
      'Объем часов: 72 часа',
      'Период обучения: с 12 по 23 января 2026 г.',
      'По результатам тестирования (итоговой аттестации) слушателей КПК, комиссия постановила: нижеперечисленным слушателям выдать удостоверение о повышении квалификации.',
      '№ ФИО Заключение комиссии Зачет/незачет Номер удостоверения Причина проверки знаний (первичная, очередная и т.д.)',
      '1 Слушатель1 Анна Петровна Зачет 1-ПК-26 первичная',
      'Председатель: Р. Р. Абзалимов подпись',
      'Члены комиссии: Э. Ф. Сафиуллина подпись',
      'С. Ким подпись',
    ]);
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is the same text for the same data, byte for byte', () => {
    expect(protocolForm1(structuredClone(data())).body).toBe(protocolForm1(data()).body);
  });

  it('changes with every fact', () => {
    const bodies = [
      data(),
      data({ hours: 73 }),
      data({ number: 'ПК-13/26' }),
      data({ members: members.toReversed() }),
      data({ learners: [{ ...learner(1), reason: 'repeated' }] }),
      data({ learners: [{ ...learner(1), certificateNumber: '2-ПК-26' }] }),
    ].map((each) => protocolForm1(each).body);
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  it('leaves a line for the number of a draft', () => {
    const { body, title } = protocolForm1(data({ number: null }));
    expect(body).toContain('ПРОТОКОЛ №&nbsp;<span class="blank short"></span>');
    expect(title).toContain('б/н');
  });

  it.each([1, 12, 40])('has a row for each of %i learners', (count) => {
    const learners = Array.from({ length: count }, (_, index) => learner(index + 1));
    expect(protocolForm1(data({ learners })).body.match(/<td class="number">/gu)).toHaveLength(count);
  });

  it('3.13 does not award a certificate to those who failed', () => {
    const mixed = text({ learners: [learner(1), learner(2, false)] });
    expect(mixed).toContain('Слушатель2 Анна Петровна Незачет — первичная');
    expect(mixed).toContain('Слушателям с заключением «Незачет» удостоверение о повышении квалификации не выдаётся.');
    const failed = text({ learners: [learner(1, false)] });
    expect(failed).toContain('слушателям удостоверение о повышении квалификации не выдавать.');
    expect(failed).not.toContain('слушателям выдать');
  });

  it('prints what people have written as text', () => {
    const { body } = protocolForm1(data({ program: '</article><script>x</script>' }));
    expect(body).toContain('&lt;/article&gt;&lt;script&gt;');
    expect(body.match(/<\/article>/gu)).toHaveLength(1);
  });
});

describe('signature stamps', () => {
  const hash = '0123456789abcdef'.repeat(4);
  const signature = (place: number, over: Partial<PrintedSignature> = {}): PrintedSignature => ({
    place,
    role: place === 0 ? 'Председатель комиссии' : 'Член комиссии',
    name: place === 0 ? chair : (members[place - 1] ?? chair),
    signedAt: new Date('2026-01-23T11:05:00Z'),
    zone: 'Asia/Yekaterinburg',
    address: '192.0.2.10',
    contentSha256: hash,
    agreement: '№ 3 от 12.01.2026',
    ...over,
  });

  it('say who signed what, when, from where and by which agreement; the chair first', () => {
    const shown = textOf(signatureStamps([signature(1), signature(0)])).replaceAll('\u00a0', ' ');
    expect(shown).toContain(
      'Подписано простой электронной подписью Сафиуллина Эльвира Фанилевна Член комиссии 23.01.2026 16:05:00 (UTC+05:00) ' +
        'Адрес: 192.0.2.10 Способ: пароль Соглашение: № 3 от 12.01.2026',
    );
    expect(shown.indexOf('Председатель')).toBeLessThan(shown.indexOf('Член комиссии'));
    expect(shown.split(hash)).toHaveLength(2);
  });

  it('stand beside the lines and leave the signed body as it was signed', () => {
    const form = protocolForm1(data());
    const signed = withSignatures(form, [signature(0)]);
    expect(signed.body.replace(signatureStamps([signature(0)]), '')).toBe(form.body);
    expect(signed.body.indexOf('class="stamp"')).toBeLessThan(signed.body.indexOf('</table>'));
    expect(signed.page.footer).toBe(`SHA-256: ${hash}`);
    expect(form.body).not.toContain('электронной');
  });

  it('follow a body that keeps no place for them', () => {
    const form = { ...protocolForm1(data()), body: '<article>старая форма</article>' };
    expect(withSignatures(form, [signature(0)]).body).toBe(form.body + signatureStamps([signature(0)]));
  });

  it('say who refused and why, who was absent, and what the opinion is, after the block', () => {
    const { body } = withSignatures(protocolForm1(data()), [
      signature(0),
      signature(1, { status: 'signed-with-opinion', statement: 'Ответ <был> полным', method: 'password+totp' }),
      signature(2, { status: 'absent', method: 'recorded', address: null, agreement: null }),
      signature(3, { status: 'refused', statement: 'Не согласен с порядком' }),
    ]);
    const shown = textOf(body);
    for (const words of [
      'Подписано простой электронной подписью с особым мнением Сафиуллина',
      'Способ: пароль и код приложения',
      'Отсутствовал(а) на заседании Ким Сергей',
      'Отказ от подписи',
      'Особое мнение, Сафиуллина Э. Ф.: Ответ &lt;был&gt; полным',
      'Причина отказа от подписи, Абзалимов Р. Р.: Не согласен с порядком',
    ])
      expect(shown.replaceAll('\u00a0', ' ')).toContain(words);
    expect(body.indexOf('Особое мнение,')).toBeGreaterThan(body.indexOf('</article>'));
    expect(shown).not.toContain('Способ: null');
  });

  it('end with the head of the audit chain, whether opinions follow or not', () => {
    const auditHead = { position: 77, sha256: 'e'.repeat(64) };
    const verification = { url: 'https://itog.example/verify/CODE', code: 'CODE' };
    for (const statement of [null, 'Особое мнение'])
      expect(
        textOf(
          withSignatures(protocolForm1(data()), [signature(0, { statement })], { auditHead, verification }).body,
        ).replaceAll('\u00a0', ' '),
      ).toMatch(/Последняя запись журнала действий: № 77, SHA-256 e{64}$/u);
    const { body } = withSignatures(protocolForm1(data()), [signature(0)], { verification });
    expect(body).toContain('Проверка: https://itog.example/verify/CODE, код CODE');
    expect(body).toContain('class="qr"');
    expect(body).not.toContain('журнала');
  });

  it('refuse signatures of different contents, and none at all', () => {
    const form = protocolForm1(data());
    expect(() => withSignatures(form, [])).toThrow(RangeError);
    expect(() => withSignatures(form, [signature(0), signature(1, { contentSha256: 'f'.repeat(64) })])).toThrow(
      RangeError,
    );
  });

  it('print an address as text', () => {
    expect(signatureStamps([signature(0, { address: '<b>' })])).toContain('&lt;b&gt;');
  });
});
