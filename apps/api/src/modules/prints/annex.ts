import type { AttemptTimeline, TimelineEvent } from '@itog/contracts';
import { attemptAnnex, CLOSE_REASONS, lasting, minutes, type AnnexEvent, type PrintedForm } from '@itog/documents';
import { plainText } from '@itog/question-formats';
import type { AnnexFacts } from './paper.repository.ts';
import { printed } from './papers.ts';

/** What the record of an attempt can tell, and what it cannot: an annex that proves too much proves nothing. */
const LIMITS = [
  'Время каждой записи — время сервера. Записи добавляются и никогда не меняются и не удаляются.',
  'Показаны все ответы, которые сохранил сервер. Если без связи слушатель менял ответ на один вопрос несколько раз, до сервера дошёл только последний выбор.',
  'Задержка ответа вычислена по часам страницы теста. «Не менее» доказано: более поздний ответ с той же страницы пришёл быстрее. «Возможно» означает, что связи могло не быть, но устройство могло и спать.',
  'Пауза показывает только, что сервер ничего не получил: слушатель мог думать, отойти или остаться без связи.',
  'Смена вкладки или устройства записана, когда другая вкладка начала писать ответы. Что слушатель делал в других окнах и программах, система не записывает.',
  'Отметка «вернуться к вопросу» показана такой, какой она была в конце; когда она поставлена, не записывается.',
] as const;

/** The annex of an attempt, as its reader may see it. */
export function annexForm(timeline: AttemptTimeline, facts: AnnexFacts): PrintedForm {
  const { result, receipt, questions, learner } = timeline;
  return attemptAnnex({
    ...timeline,
    ...facts,
    learner: printed(learner.name),
    program: timeline.programTitle,
    group: timeline.groupTitle,
    attemptNumber: timeline.number,
    result: result && { ...result, official: result.standing === 'official', passed: result.mark === 'pass' },
    receipt: receipt && { sha256: receipt.sha256, agrees: receipt.sha256 === receipt.recounted },
    questions: questions.map(({ version, text, options, chosen, key, saves, flagged, counted }) => ({
      version,
      saves,
      flagged,
      counted,
      text: asText(text),
      options: options.map((option) => ({
        text: asText(option.text),
        chosen: option.id === chosen,
        right: key === null ? null : option.id === key,
      })),
    })),
    events: timeline.events.map((event) => inWords(event, questions)),
    limits: LIMITS,
    printedAt: facts.now,
  });
}

/** Text of a question's HTML in which nothing is lost that changes its sense: powers, indices, pictures. */
function asText(html: string): string {
  const kept = html
    .replace(/<sup>(.*?)<\/sup>/gsu, '^($1)')
    .replace(/<sub>(.*?)<\/sub>/gsu, '_($1)')
    .replace(/<img\b[^>]*>/gu, (tag) => ` [${pictureInWords(/\balt="([^"]+)"/u.exec(tag)?.[1])}] `);
  return plainText(kept);
}

const pictureInWords = (alt?: string) => (alt ? `рисунок: ${alt}` : 'рисунок');

function inWords(event: TimelineEvent, questions: AttemptTimeline['questions']): AnnexEvent {
  const question = event.kind === 'choice' ? event.question : null;
  return { at: event.at, question, what: wordsOf(event, questions) };
}

function wordsOf(event: TimelineEvent, questions: AttemptTimeline['questions']): string {
  switch (event.kind) {
    case 'started':
      return 'Тест начат';
    case 'opened':
      return `Тест открыт для ответов${place(event)}`;
    case 'taken-over':
      return `Ответы стала записывать другая вкладка или другое устройство${place(event)}`;
    case 'reopened':
      return 'Страница теста загружена заново';
    case 'choice':
      return choiceInWords(event, questions[event.question - 1]?.options ?? []);
    case 'silence':
      return `Пауза ${lasting(event.until.getTime() - event.at.getTime())}: сервер ничего не получал`;
    case 'time-granted':
      return `Добавлено времени: ${minutes(event.minutes)}. Причина: ${event.reason}${event.by ? `. Добавил(а): ${event.by}` : ''}`;
    case 'finished':
      return `Тест окончен: ${CLOSE_REASONS[event.reason]}`;
    case 'annulled':
      return `Попытка аннулирована. Основание: ${event.reasons}`;
  }
}

type Place = { readonly tab: number; readonly address: string | null; readonly device: string | null };

function place({ tab, address, device }: Place): string {
  const known = [`вкладка ${tab}`, address && `адрес ${address}`, device].filter(Boolean);
  return ` (${known.join(', ')})`;
}

type Choice = Extract<TimelineEvent, { kind: 'choice' }>;

function choiceInWords({ optionId, before, overtaken, wait }: Choice, options: readonly { id: string }[]): string {
  const numberOf = (id: string) => options.findIndex((option) => option.id === id) + 1;
  const now = numberOf(optionId);
  const act = before === null ? `Выбран вариант ${now}` : `Вариант ${numberOf(before)} изменён на ${now}`;
  const said = before === optionId ? `Вариант ${now} выбран повторно` : act;
  const late = overtaken ? `Пришёл прежний выбор: вариант ${now}; действует более поздний` : said;
  return `${late}${wait ? `; ${waitInWords(wait)}` : ''}`;
}

function waitInWords({ least, most }: NonNullable<Choice['wait']>): string {
  if (least < 1000) return `возможно, ответ ждал связи ${lasting(most)}`;
  const upTo = most - least < 1000 ? '' : `, возможно до ${lasting(most)}`;
  return `ответ ждал связи не менее ${lasting(least)}${upTo}`;
}
