import { PROBLEMS, type Refusal, type WireRefusal } from '@itog/contracts';
import { createI18n } from './index.ts';
import { refusalSentence, type SentenceOptions } from './refusal-sentence.ts';
import refusals from './ru/refusals.json' with { type: 'json' };

const at = new Date('2026-03-11T10:40:00Z');
const id = '00000000-0000-4000-8000-000000000001';

/** One of each: a new code does not compile without a sample. */
const SAMPLES: { readonly [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  'input.invalid': { code: 'input.invalid', clause: null, issues: [] },
  'input.too-large': { code: 'input.too-large', clause: null, maxBytes: 52_428_800 },
  'access.signed-out': { code: 'access.signed-out', clause: null },
  'access.denied': { code: 'access.denied', clause: null },
  'access.cross-site': { code: 'access.cross-site', clause: null },
  'access.must-change-password': { code: 'access.must-change-password', clause: null },
  'sign-in.wrong': { code: 'sign-in.wrong', clause: null },
  'sign-in.blocked': { code: 'sign-in.blocked', clause: null, retryAfterSeconds: 900 },
  'password.wrong': { code: 'password.wrong', clause: null },
  'password.weak': { code: 'password.weak', clause: null, reason: 'common' },
  'rate.limited': { code: 'rate.limited', clause: null, retryAfterSeconds: 21 },
  'server.busy': { code: 'server.busy', clause: null, retryAfterSeconds: 3 },
  'not-found': { code: 'not-found', clause: null },
  'attempt.not-found': { code: 'attempt.not-found', clause: null },
  'attempt.finished': { code: 'attempt.finished', clause: null, finishedAt: at },
  'attempt.time-expired': { code: 'attempt.time-expired', clause: '3.6', deadlineAt: at },
  'attempt.written-elsewhere': { code: 'attempt.written-elsewhere', clause: null },
  'attempt.unfinished': { code: 'attempt.unfinished', clause: null },
  'answer.not-in-attempt': { code: 'answer.not-in-attempt', clause: null },
  'answer.revision-taken': { code: 'answer.revision-taken', clause: null },
  'retake.passed-already': { code: 'retake.passed-already', clause: '3.8' },
  'retake.none-left': { code: 'retake.none-left', clause: '3.8', allowed: 1 },
  'retake.window-closed': { code: 'retake.window-closed', clause: '3.8', closedAt: new Date('2026-03-11T19:00:00Z') },
  'session.cancelled': { code: 'session.cancelled', clause: null },
  'session.not-open-yet': { code: 'session.not-open-yet', clause: null, opensAt: at },
  'session.start-closed': { code: 'session.start-closed', clause: null, startUntil: at },
  'session.in-the-past': { code: 'session.in-the-past', clause: null, opensAt: at },
  'session.window-empty': { code: 'session.window-empty', clause: null },
  'session.window-over-several-days': { code: 'session.window-over-several-days', clause: '3.12' },
  'session.no-address': { code: 'session.no-address', clause: '1.9', venue: 'unit' },
  'session.no-test': { code: 'session.no-test', clause: '3.3' },
  'session.results-pending': { code: 'session.results-pending', clause: '3.12' },
  'session.bank-unpublished': { code: 'session.bank-unpublished', clause: '3.5' },
  'session.no-commission': { code: 'session.no-commission', clause: '2.1' },
  'session.has-attempts': { code: 'session.has-attempts', clause: null },
  'regulation.not-acknowledged': { code: 'regulation.not-acknowledged', clause: '3.2' },
  'admission.arrears': { code: 'admission.arrears', clause: '3.1' },
  'admission.curriculum-incomplete': {
    code: 'admission.curriculum-incomplete',
    clause: '3.1',
    missing: ['Первая помощь', 'Пожарная безопасность'],
  },
  'question.empty': { code: 'question.empty', clause: null },
  'question.too-few-options': { code: 'question.too-few-options', clause: '3.5', count: 1 },
  'question.not-one-right': { code: 'question.not-one-right', clause: '3.5', right: 2 },
  'question.option-empty': { code: 'question.option-empty', clause: null, position: 3 },
  'question.options-alike': { code: 'question.options-alike', clause: '3.5', text: 'Каска' },
  'bank.empty': { code: 'bank.empty', clause: '3.5' },
  'bank.question-unfit': { code: 'bank.question-unfit', clause: '3.5', questionId: id, name: 'Вопрос 12' },
  'bank.topic-too-small': { code: 'bank.topic-too-small', clause: '3.5', topic: 'СИЗ', has: 4, needs: 10 },
  'program.too-short': { code: 'program.too-short', clause: null, minimum: 16, hours: 12 },
  'program.form-not-for-kind': { code: 'program.form-not-for-kind', clause: '3.3', form: 'defence' },
  'program.no-attestation-form': { code: 'program.no-attestation-form', clause: '1.3' },
  'program.hours-do-not-add-up': { code: 'program.hours-do-not-add-up', clause: null, hours: 72, sum: 68 },
  'commission.no-chair': { code: 'commission.no-chair', clause: '2.4' },
  'commission.several-chairs': { code: 'commission.several-chairs', clause: '2.4' },
  'commission.chair-not-director': { code: 'commission.chair-not-director', clause: '2.5' },
  'commission.no-outsider': { code: 'commission.no-outsider', clause: '2.6' },
  'commission.too-large': { code: 'commission.too-large', clause: '2.7', max: 3, count: 4 },
  'commission.too-small': { code: 'commission.too-small', clause: '2.7', min: 2, count: 1 },
  'commission.person-twice': { code: 'commission.person-twice', clause: null, userId: id },
  'commission.learner-seated': { code: 'commission.learner-seated', clause: null, userId: id },
  'commission.no-consent': { code: 'commission.no-consent', clause: null, userId: id },
  'appeals-commission.too-small': { code: 'appeals-commission.too-small', clause: '5.4', min: 2, count: 1 },
  'appeals-commission.not-teacher': { code: 'appeals-commission.not-teacher', clause: '5.4', userId: id },
  'appeals-commission.from-attestation': { code: 'appeals-commission.from-attestation', clause: '5.4', userId: id },
  'appeals-commission.chair': { code: 'appeals-commission.chair', clause: '5.5' },
  'commission.order-unsigned': { code: 'commission.order-unsigned', clause: '2.2' },
  'order.number-taken': { code: 'order.number-taken', clause: null, number: '12-К' },
  'order.signed-already': { code: 'order.signed-already', clause: null },
  'order.cancelled': { code: 'order.cancelled', clause: null },
  'order.content-changed': { code: 'order.content-changed', clause: null },
  'order.facts-changed': { code: 'order.facts-changed', clause: null },
  'order.no-director': { code: 'order.no-director', clause: '2.2' },
  'order.nothing-to-change': { code: 'order.nothing-to-change', clause: '2.2' },
  'order.nobody-to-enrol': { code: 'order.nobody-to-enrol', clause: null },
  'order.nobody-to-discharge': { code: 'order.nobody-to-discharge', clause: '3.12' },
  'template.unknown-placeholder': { code: 'template.unknown-placeholder', clause: null, placeholder: '{кто}' },
  'template.list-missing': { code: 'template.list-missing', clause: null, placeholder: 'состав' },
  'template.list-twice': { code: 'template.list-twice', clause: null, placeholder: 'состав' },
  'template.list-within-line': { code: 'template.list-within-line', clause: null, placeholder: 'состав' },
  'template.list-in-subject': { code: 'template.list-in-subject', clause: null, placeholder: 'состав' },
  'protocol.signed-already': { code: 'protocol.signed-already', clause: null },
  'protocol.immutable': { code: 'protocol.immutable', clause: '3.15' },
  'protocol.no-results': { code: 'protocol.no-results', clause: '3.15' },
  'protocol.attempts-open': { code: 'protocol.attempts-open', clause: '3.15', count: 2 },
  'protocol.draft-open': { code: 'protocol.draft-open', clause: null },
  'protocol.meeting-open': { code: 'protocol.meeting-open', clause: '3.15' },
  'protocol.no-commission': { code: 'protocol.no-commission', clause: '2.1' },
  'signature.not-on-commission': { code: 'signature.not-on-commission', clause: '2.2' },
  'signature.given-already': { code: 'signature.given-already', clause: null },
  'signature.was-absent': { code: 'signature.was-absent', clause: null },
  'signature.statement-missing': { code: 'signature.statement-missing', clause: null },
  'signature.content-changed': { code: 'signature.content-changed', clause: null },
  'signature.chair-signs-last': { code: 'signature.chair-signs-last', clause: '2.4', waitingFor: [id] },
  'issuance.protocol-unsigned': { code: 'issuance.protocol-unsigned', clause: '3.12' },
  'issuance.protocol-replaced': { code: 'issuance.protocol-replaced', clause: null },
  'series.no-counter': { code: 'series.no-counter', clause: null, first: 'ПК', second: 'ПК' },
  'series.year-missing': { code: 'series.year-missing', clause: null, first: '1', second: '1' },
  'series.unknown-placeholder': { code: 'series.unknown-placeholder', clause: null, placeholder: 'год' },
  'series.counter-runs-into-digits': { code: 'series.counter-runs-into-digits', clause: null },
  'series.only-forward': { code: 'series.only-forward', clause: null, last: 126 },
  'user.login-taken': { code: 'user.login-taken', clause: null, login: 'primerova' },
  'user.email-taken': { code: 'user.email-taken', clause: null, email: 'a@example.org' },
  'user.last-administrator': { code: 'user.last-administrator', clause: null },
  'enrolment.exists': { code: 'enrolment.exists', clause: null },
  'enrolment.has-attempts': { code: 'enrolment.has-attempts', clause: null },
  'edition.number-taken': { code: 'edition.number-taken', clause: null, number: '2' },
  'edition.changed': { code: 'edition.changed', clause: '3.2' },
  'signing.agreement-missing': { code: 'signing.agreement-missing', clause: null },
  'signing.agreement-changed': { code: 'signing.agreement-changed', clause: null },
  'signing.agreement-number-taken': { code: 'signing.agreement-number-taken', clause: null, number: '2' },
  'signing.code-missing': { code: 'signing.code-missing', clause: null, kind: 'totp' },
  'signing.code-wrong': { code: 'signing.code-wrong', clause: null },
  'signing.code-blocked': { code: 'signing.code-blocked', clause: null, retryAfterSeconds: 900 },
  'signing.factor-exists': { code: 'signing.factor-exists', clause: null },
  'signing.factor-missing': { code: 'signing.factor-missing', clause: null },
  'signing.no-email': { code: 'signing.no-email', clause: null },
  'version.stale': { code: 'version.stale', clause: null },
  'zone.unknown': { code: 'zone.unknown', clause: null, zone: 'Asia/Ufa' },
  'document.not-printed-yet': { code: 'document.not-printed-yet', clause: null },
  'document.not-valid': { code: 'document.not-valid', clause: null },
  'mark.off-scale': { code: 'mark.off-scale', clause: '4', scale: 'four-point', mark: 'pass' },
  'mark.not-present': { code: 'mark.not-present', clause: '2.4' },
  'mark.opened-already': { code: 'mark.opened-already', clause: '4' },
  'mark.missing': { code: 'mark.missing', clause: '4', names: ['Билетов Л. В.'] },
  'mark.nobody-marked': { code: 'mark.nobody-marked', clause: '4' },
  'mark.not-opened': { code: 'mark.not-opened', clause: '4' },
  'mark.reason-missing': { code: 'mark.reason-missing', clause: '4', proposed: 'good' },
  'second-time.no-date': { code: 'second-time.no-date', clause: '3.11' },
  'second-time.too-early': { code: 'second-time.too-early', clause: '3.11', from: at },
  'second-time.too-late': { code: 'second-time.too-late', clause: '3.11', until: at },
  'second-time.not-needed': { code: 'second-time.not-needed', clause: '3.11' },
  'second-time.in-the-past': { code: 'second-time.in-the-past', clause: '3.11', today: '2026-03-11' },
  'second-time.dates-reversed': { code: 'second-time.dates-reversed', clause: '3.11' },
  'meeting.not-on-commission': { code: 'meeting.not-on-commission', clause: '2.2' },
  'meeting.only-chair': { code: 'meeting.only-chair', clause: '2.4' },
  'meeting.only-chair-or-secretary': { code: 'meeting.only-chair-or-secretary', clause: '2.4' },
  'meeting.no-vote': { code: 'meeting.no-vote', clause: '2.7' },
  'meeting.not-open': { code: 'meeting.not-open', clause: '2.4' },
  'meeting.closed': { code: 'meeting.closed', clause: null, closedAt: at },
  'meeting.opened-already': { code: 'meeting.opened-already', clause: null, openedAt: at },
  'meeting.too-early': { code: 'meeting.too-early', clause: null, opensAt: at },
  'meeting.chair-absent': { code: 'meeting.chair-absent', clause: '2.4' },
  'meeting.no-quorum': { code: 'meeting.no-quorum', clause: '2.4', present: 1, needed: 2 },
  'meeting.learners-left': { code: 'meeting.learners-left', clause: '3.12', names: ['Билетов Л. В.'] },
  'meeting.attempts-open': { code: 'meeting.attempts-open', clause: '3.12', count: 2 },
  'meeting.second-time-unset': { code: 'meeting.second-time-unset', clause: '3.11', names: ['Билетов Л. В.'] },
  'examination.absent': { code: 'examination.absent', clause: null },
  'examination.not-started': { code: 'examination.not-started', clause: null },
  'examination.started-already': { code: 'examination.started-already', clause: null },
  'card.drawn-already': { code: 'card.drawn-already', clause: '3.10', number: 4 },
  'card.not-in-session': { code: 'card.not-in-session', clause: '3.10' },
  'card.used-already': { code: 'card.used-already', clause: '3.10', number: 4 },
  'cards.too-few-questions': { code: 'cards.too-few-questions', clause: '3.10', needs: 3, has: 2 },
  'decision.not-for-test': { code: 'decision.not-for-test', clause: '3.11' },
  'decision.only-for-test': { code: 'decision.only-for-test', clause: '3.8' },
  'decision.no-attempt': { code: 'decision.no-attempt', clause: null },
  'decision.attempt-open': { code: 'decision.attempt-open', clause: null },
  'decision.annulled-already': { code: 'decision.annulled-already', clause: null },
  'decision.in-protocol': { code: 'decision.in-protocol', clause: '3.12' },
  'decision.passed-already': { code: 'decision.passed-already', clause: '3.8' },
  'decision.granted-already': { code: 'decision.granted-already', clause: '3.8' },
  'decision.recorded-already': { code: 'decision.recorded-already', clause: null },
  'session.form-not-of-program': { code: 'session.form-not-of-program', clause: '3.10', form: 'exam' },
  'session.no-exam-cards': { code: 'session.no-exam-cards', clause: '3.10' },
  'session.no-exam-kind': { code: 'session.no-exam-kind', clause: '3.10' },
  'session.no-qualification': { code: 'session.no-qualification', clause: '3.13' },
  'thesis.no-defence': { code: 'thesis.no-defence', clause: '3.10' },
  'thesis.meeting-open': { code: 'thesis.meeting-open', clause: null },
  'thesis.meeting-closed': { code: 'thesis.meeting-closed', clause: null },
  'thesis.file-too-large': { code: 'thesis.file-too-large', clause: null, maxMegabytes: 50 },
  'thesis.file-type': { code: 'thesis.file-type', clause: null },
  'thesis.file-name': { code: 'thesis.file-name', clause: null },
  'seal.not-pkcs12': { code: 'seal.not-pkcs12', clause: null },
  'seal.password-wrong': { code: 'seal.password-wrong', clause: null },
  'seal.no-key': { code: 'seal.no-key', clause: null },
  'seal.no-certificate': { code: 'seal.no-certificate', clause: null },
  'seal.algorithm-unknown': { code: 'seal.algorithm-unknown', clause: null, algorithm: 'RSA 1024' },
  'seal.expired': { code: 'seal.expired', clause: null, validUntil: at },
  'seal.not-yet-valid': { code: 'seal.not-yet-valid', clause: null, validFrom: at },
  'seal.unsuitable': { code: 'seal.unsuitable', clause: null, reason: 'usage' },
  'seal.off-already': { code: 'seal.off-already', clause: null },
  'attached.no-file': { code: 'attached.no-file', clause: null },
  'attached.not-cms': { code: 'attached.not-cms', clause: null },
  'attached.truncated': { code: 'attached.truncated', clause: null },
  'attached.other-file': { code: 'attached.other-file', clause: null },
  'attached.other-content': { code: 'attached.other-content', clause: null },
  'attached.digest-unknown': { code: 'attached.digest-unknown', clause: null, algorithm: '1.2.643.2.2.9' },
  'attached.signature-wrong': { code: 'attached.signature-wrong', clause: null },
  'attached.given-already': { code: 'attached.given-already', clause: null },
  'inquiry.answered-already': { code: 'inquiry.answered-already', clause: null },
};

const setting = { zone: 'Asia/Yekaterinburg', city: 'Уфа', viewerZone: 'Asia/Yekaterinburg', language: 'ru' };
const words = await createI18n('ru');
await words.loadNamespaces('refusals');
const say = (refusal: Refusal | WireRefusal, options: Partial<SentenceOptions> = {}) =>
  // As it arrives: dates are text on the wire.
  refusalSentence(words.t, JSON.parse(JSON.stringify(refusal)) as WireRefusal, { setting, ...options });

describe('refusals in words', () => {
  it.each(Object.keys(PROBLEMS) as Refusal['code'][])('%s is a whole sentence with its clause', (code) => {
    const sentence = say(SAMPLES[code]);
    expect(words.exists(code, { ns: 'refusals', count: 2 })).toBe(true);
    expect(sentence).toMatch(/^[«А-ЯЁ].*\.$/s);
    expect(sentence).not.toMatch(/\{\{|\}\}|undefined|null|NaN|Invalid|[!]/);
    const { clause } = SAMPLES[code];
    if (clause) expect(sentence).toContain(clause.includes('.') ? `(п. ${clause})` : `(раздел ${clause})`);
  });

  it.each([
    [SAMPLES['admission.arrears'], {}, 'Слушатель не допущен: не внесена оплата (п. 3.1). '],
    [SAMPLES['admission.arrears'], { mine: true }, 'Вы не допущены: не внесена оплата (п. 3.1). '],
    [SAMPLES['admission.curriculum-incomplete'], { mine: true }, 'Не пройдено: Первая помощь, Пожарная безопасность. '],
    [SAMPLES['retake.window-closed'], {}, 'Пересдать тест можно было до 24:00 11 марта (п. 3.8). '],
    [SAMPLES['attempt.time-expired'], {}, 'Время теста истекло в 15:40 (п. 3.6). '],
    [SAMPLES['sign-in.blocked'], {}, 'через 15 минут.'],
    [SAMPLES['input.too-large'], {}, 'не больше 50 МБ'],
    [SAMPLES['protocol.attempts-open'], {}, 'Тест ещё пишут 2 слушателя (п. 3.15).'],
    [{ ...SAMPLES['protocol.attempts-open'], count: 21 }, {}, 'Тест ещё пишет 21 слушатель (п. 3.15).'],
    [SAMPLES['signature.chair-signs-last'], {}, 'Дождитесь подписей членов комиссии.'],
    [SAMPLES['signature.chair-signs-last'], { names: { [id]: 'Билетов Л. В.' } }, 'Ещё не подписали: Билетов Л. В.'],
    [SAMPLES['password.weak'], {}, 'слишком распространён'],
  ])('%o says its facts', (refusal, options, part) => {
    expect(say(refusal, options)).toContain(part);
  });

  it('tells both times when the reader lives in another zone', () => {
    const inMoscow = { ...setting, viewerZone: 'Europe/Moscow' };
    expect(say(SAMPLES['retake.window-closed'], { setting: inMoscow })).toContain(
      'до 24:00 11 марта по Уфе (22:00 у вас) (п. 3.8)',
    );
  });

  it('says something true of a refusal that this version does not know', () => {
    expect(say({ code: 'moon.full', clause: '9.9' })).toBe('Сделать это сейчас нельзя (п. 9.9).');
  });

  it('keeps no sentence for a code that is gone', () => {
    const known = new Set([...Object.keys(PROBLEMS), 'clause', 'section', 'fallback']);
    const codes = Object.entries(refusals).flatMap(([room, value]) =>
      typeof value === 'string' ? [room] : Object.keys(value).map((name) => `${room}.${name.replace(/_.*/, '')}`),
    );
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});
