import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPEAL_TRANSITIONS, type AppealState } from '@itog/domain';

const STATES: Record<AppealState, string> = {
  filed: 'Подана',
  scheduled: 'Назначено заседание',
  'in-hearing': 'Идёт заседание',
  decided: 'Решение принято, протокол подписывают',
  announced: 'Протокол подписан',
  acknowledged: 'Слушатель ознакомлен',
  'acknowledgement-refused': 'Отказ от ознакомления зафиксирован',
};
const name = (state: AppealState) => state.replaceAll('-', '_');
const [BEGIN, END] = ['<!-- drawing -->', '<!-- /drawing -->'];

/** The drawing of the states of an appeal (5), made from the very data that the rules are. */
export function appealsDrawing(): string {
  const states = Object.entries(STATES).map(([state, words]) => `  ${name(state as AppealState)}: ${words}`);
  const ways = APPEAL_TRANSITIONS.map(
    ({ deed, from, to, by, clause }) =>
      `  ${from ? name(from) : '[*]'} --> ${name(to)}: ${deed} (${clause}) ${by.join(', ')}`,
  );
  const ends = ['acknowledged', 'acknowledgement_refused'].map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', ...states, ...ways, ...ends, '```'].join('\n');
}

/** The page with its drawing made anew. */
export function withDrawing(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  return `${before}${BEGIN}\n\n${appealsDrawing()}\n\n${END}${rest.split(END)[1] ?? ''}`;
}

export const APPEALS_PAGE = join(import.meta.dirname, '../docs/appeals.md');

if (process.argv[1] === import.meta.filename)
  writeFileSync(APPEALS_PAGE, withDrawing(readFileSync(APPEALS_PAGE, 'utf8')));
