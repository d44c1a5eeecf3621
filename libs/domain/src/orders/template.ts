import type { OrderKind } from './order.ts';

type Placeholders = {
  /** Words within a line. */
  readonly words: readonly string[];
  /** Lists, each on a line of its own, that the order cannot do without. */
  readonly lists: readonly string[];
  /** Lists that may be left out. */
  readonly optionalLists: readonly string[];
};

const PROGRAM = ['дата', 'программа', 'вид программы'] as const;
const GROUP = [...PROGRAM, 'группа', 'объём', 'форма обучения', 'период', 'число слушателей'] as const;

/** What may stand in curly brackets in the text of an order, by its kind. */
export const ORDER_PLACEHOLDERS: Readonly<Record<OrderKind, Placeholders>> = {
  'enrol-group': { words: GROUP, lists: ['слушатели'], optionalLists: [] },
  'appoint-attestation-commission': { words: PROGRAM, lists: ['состав'], optionalLists: [] },
  'change-attestation-commission': {
    words: [...PROGRAM, 'прежний приказ'],
    lists: ['состав'],
    optionalLists: ['выбыли', 'вошли'],
  },
  'appoint-appeals-commission': {
    words: [...PROGRAM, 'основание полномочий', 'срок рассмотрения'],
    lists: ['состав'],
    optionalLists: [],
  },
  'complete-and-discharge': {
    words: [...GROUP, 'документ', 'основание'],
    lists: ['с документом', 'без документа'],
    optionalLists: [],
  },
};

export type TemplateRefusal =
  | { readonly code: 'template.unknown-placeholder'; readonly clause: null; readonly placeholder: string }
  | { readonly code: 'template.list-missing'; readonly clause: null; readonly placeholder: string }
  | { readonly code: 'template.list-twice'; readonly clause: null; readonly placeholder: string }
  | { readonly code: 'template.list-within-line'; readonly clause: null; readonly placeholder: string }
  | { readonly code: 'template.list-in-subject'; readonly clause: null; readonly placeholder: string };

export type OrderWords = { readonly subject: string; readonly text: string };

const PLACEHOLDER = /\{([^{}\n]*)\}/gu;

/** Everything wrong with the words of an order: unknown placeholders, lists that are missing, doubled or inside a line. */
export function templateRefusals(kind: OrderKind, { subject, text }: OrderWords): TemplateRefusal[] {
  const { words, lists, optionalLists } = ORDER_PLACEHOLDERS[kind];
  const allLists = [...lists, ...optionalLists];
  const used = namesIn(text);
  const refusals: TemplateRefusal[] = [...new Set([...namesIn(subject), ...used])]
    .filter((name) => !words.includes(name) && !allLists.includes(name))
    .map((placeholder) => ({ code: 'template.unknown-placeholder', clause: null, placeholder }));
  for (const placeholder of namesIn(subject).filter((name) => allLists.includes(name)))
    refusals.push({ code: 'template.list-in-subject', clause: null, placeholder });
  for (const placeholder of lists)
    if (!used.includes(placeholder)) refusals.push({ code: 'template.list-missing', clause: null, placeholder });
  for (const placeholder of allLists) {
    if (used.filter((name) => name === placeholder).length > 1)
      refusals.push({ code: 'template.list-twice', clause: null, placeholder });
    const within = text.split('\n').some((line) => line.includes(`{${placeholder}}`) && listOf(line) === null);
    if (within) refusals.push({ code: 'template.list-within-line', clause: null, placeholder });
  }
  return refusals;
}

/** The text with its words filled in; lists and what is not known stay in their brackets. */
export function fillWords(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => values[name.trim()] ?? whole);
}

/** The list that a line stands for; null for a line of words. */
export function listOf(line: string): string | null {
  return /^\s*\{([^{}]*)\}\s*$/u.exec(line)?.[1]?.trim() ?? null;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
}
