import { createHash } from 'node:crypto';
import {
  dayInWords,
  form1Resolution,
  protocolForm1,
  protocolForm2,
  protocolForm3,
  type PrintedForm,
} from '@itog/documents';
import { isPass, type Mark } from '@itog/domain';
import type { ChangedResult, Holding, KeptContent } from './amendment.repository.ts';

const NOBODY_LEFT = 'Результаты, внесённые в прежний протокол, аннулированы.';

export type Wording = {
  readonly number: string;
  readonly date: string;
  /** «решение апелляционной комиссии, протокол № 3 от 14 мая 2026 г.» */
  readonly ground: string;
  /** New numbers of certificates, by enrolment. */
  readonly numbers: ReadonlyMap<string, string>;
};

/** The content of a protocol with these results put right; what was said of everybody else stays word for word. */
export function amendedContent(holding: Holding, changes: readonly ChangedResult[], wording: Wording) {
  const { content } = holding;
  const changed = new Map(changes.map((change) => [change.attemptId ?? change.examinationId, change]));
  const kept = content.rows.map((row) => ({ row, change: changed.get(row.attemptId ?? row.examinationId) }));
  const rows = kept
    .filter(({ change }) => !change?.annulled || 'defence' in content)
    .map(({ row, change }) => (change && !change.annulled ? rowOf(row, change, wording) : row));
  const lines = noticeOf(holding, kept, wording);
  const resolution = resolutionOf(holding, rows);
  return drawn(formed(content, kept, { rows, lines, resolution, wording }), resolution);
}

type Row = KeptContent['rows'][number];
type Kept = { readonly row: Row; readonly change: ChangedResult | undefined };
type Next = {
  readonly rows: readonly Row[];
  readonly lines: readonly string[];
  readonly resolution: string;
  readonly wording: Wording;
};

function rowOf(row: Row, { enrolmentId, mark, grade }: ChangedResult, { numbers }: Wording): Row {
  const documentNumber = mark === 'pass' ? (row.documentNumber ?? numbers.get(enrolmentId) ?? null) : null;
  return { ...row, mark, grade: row.grade === null ? null : grade, documentNumber };
}

function noticeOf(holding: Holding, kept: readonly Kept[], { ground }: Wording): string[] {
  const former = `№\u00a0${holding.formerNumber} от ${dayInWords(holding.formerDate)}`;
  const isFirst = holding.status === 'signed';
  const changes = kept.flatMap(({ row, change }) =>
    change ? [`${row.name}: ${newsOf(change, holding.comingAgain.includes(row.enrolmentId))}`] : [],
  );
  return [
    ...(isFirst ? [`Протокол составлен взамен протокола ${former}`] : []),
    `${changes.join('; ')}. Основание: ${ground}`,
  ];
}

function newsOf({ annulled, mark }: ChangedResult, comesAgain: boolean): string {
  if (annulled) return 'результат аннулирован';
  // The former decision stays in the protocol word for word.
  return comesAgain && mark === 'pass'
    ? 'результат изменён, повторная итоговая аттестация отменена'
    : 'результат изменён';
}

function resolutionOf({ content, resolution }: Holding, rows: readonly Row[]): string {
  if (!('form' in content)) return resolution;
  if (rows.length === 0) return NOBODY_LEFT;
  return form1Resolution(rows.map(({ mark }) => ({ passed: mark === 'pass' })));
}

function formed(content: KeptContent, kept: readonly Kept[], { rows, lines, resolution, wording }: Next): KeptContent {
  const { number } = wording;
  const left = kept.map(({ change }) => !change?.annulled);
  const inOrder = rows.values();
  if ('form' in content) {
    const { form } = content;
    const learners = form.learners.flatMap((learner, index) => {
      const row = left[index] ? inOrder.next().value : undefined;
      return row ? [{ ...learner, passed: row.mark === 'pass', certificateNumber: row.documentNumber }] : [];
    });
    return {
      rows: [...rows],
      form: { ...form, number, resolution, learners, decisions: [...(form.decisions ?? []), ...lines] },
    };
  }
  if ('exam' in content) {
    const { exam } = content;
    const learners = exam.learners.flatMap((learner, index) => {
      const row = left[index] ? inOrder.next().value : undefined;
      return row ? [{ ...learner, mark: row.grade ?? learner.mark }] : [];
    });
    return { rows: [...rows], exam: { ...exam, number, learners, decisions: [...exam.decisions, ...lines] } };
  }
  const { defence } = content;
  const mark: Mark = rows[0]?.grade ?? defence.mark;
  const passed = isPass(mark);
  const award = passed ? (defence.award === 'refused' ? 'after-exam' : defence.award) : 'refused';
  return {
    rows: [...rows],
    defence: { ...defence, number, mark, passed, award, decisions: [...defence.decisions, ...lines] },
  };
}

function drawn(content: KeptContent, resolution: string) {
  const html = printed(content).body;
  return { content, html, resolution, contentSha256: createHash('sha256').update(html, 'utf8').digest('hex') };
}

function printed(content: KeptContent): PrintedForm {
  if ('form' in content) return protocolForm1(content.form);
  return 'exam' in content ? protocolForm2(content.exam) : protocolForm3(content.defence);
}
