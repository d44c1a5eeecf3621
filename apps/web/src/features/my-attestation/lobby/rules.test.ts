import { createI18n } from '../../../i18n/index.ts';
import { attestation } from '../test-support/attestation.ts';
import { rulesOf } from './rules.ts';

const setting = { zone: 'Asia/Yekaterinburg', city: 'Уфа', viewerZone: 'Asia/Yekaterinburg', language: 'ru' };

async function rules(facts: Parameters<typeof attestation>[0]) {
  const words = await createI18n('ru');
  await words.loadNamespaces('my-attestation');
  const said = rulesOf(words.getFixedT('ru', 'my-attestation'), attestation(facts), setting);
  return said.map((rule) => rule.replaceAll('\u00a0', ' '));
}

it('are the policy in plain words', async () => {
  const said = await rules({});
  expect(said[0]).toBe('В тесте 70 вопросов. На него отводится 1 час 30 минут (п. 3.6).');
  expect(said).toContain(
    'Чтобы пройти тест, ответьте правильно не меньше чем на 42 вопроса из 70 — это 60 % (п. 3.7).',
  );
  expect(said).toContain('Кто начал до 18:00, получает всё отведённое время.');
  expect(said).toContain('Если тест не пройден, его можно один раз бесплатно пройти снова в течение 7 дней (п. 3.8).');
});

it('count the days of a retake from the announcement where the score is hidden before it', async () => {
  const policy = { timeLimitMinutes: 60, passPercent: 70, retakes: 1, retakeDays: 7, showPreliminaryScore: false };
  expect((await rules({ policy })).join(' ')).toMatch(
    /бесплатно пройти снова в течение 7\sдней после объявления результата/,
  );
});

it('name the personal time', async () => {
  expect(await rules({ extraMinutes: 45 })).toContain('Лично вам добавлено 45 минут: всего у вас 2 часа 15 минут.');
});

it('promise no retake where there is none', async () => {
  const policy = { timeLimitMinutes: 60, passPercent: 70, retakes: 0, retakeDays: 7, showPreliminaryScore: true };
  const said = await rules({ policy, questions: 21 });
  expect(said.join(' ')).not.toContain('3.8');
  expect(said).toContain(
    'Чтобы пройти тест, ответьте правильно не меньше чем на 15 вопросов из 21 — это 70 % (п. 3.7).',
  );
});
