import type { ExaminationEvent, ExaminationTimeline } from '@itog/contracts';
import { examinationAnnex, MARKS_IN_WORDS, type PrintedForm } from '@itog/documents';
import type { AnnexFacts } from './paper.repository.ts';
import { printed } from './papers.ts';

const ROLES = { chair: 'председатель', member: 'член комиссии', secretary: 'секретарь' } as const;

/** The annex of an exam or a defence, as its reader may see it. */
export function examinationAnnexForm(timeline: ExaminationTimeline, facts: AnnexFacts): PrintedForm {
  const { learner, programTitle, groupTitle, marks, events } = timeline;
  return examinationAnnex({
    ...timeline,
    ...facts,
    learner: printed(learner.name),
    program: programTitle,
    group: groupTitle,
    marks: marks.map(({ name, role, mark }) => ({ name, role: ROLES[role], mark })),
    events: events.map((event) => ({ at: event.at, what: wordsOf(event) })),
    printedAt: facts.now,
  });
}

function wordsOf(event: ExaminationEvent): string {
  switch (event.kind) {
    case 'called':
      return 'Слушатель вызван';
    case 'began':
      return 'Начало ответа';
    case 'ended':
      return 'Ответ окончен';
    case 'card':
      return `Взят билет № ${event.number}`;
    case 'question':
      return `Вопрос, ${event.by}: ${event.text}`;
    case 'opinion':
      return `Особое мнение, ${event.by}: ${event.text}`;
    case 'mark':
      return `Оценка, ${event.by}: ${MARKS_IN_WORDS[event.mark]}`;
    case 'marks-opened':
      return 'Председатель открыл оценки';
    case 'confirmed':
      return `Председатель утвердил оценку: ${MARKS_IN_WORDS[event.mark]}${event.reason ? `. Основание: ${event.reason}` : ''}`;
  }
}
