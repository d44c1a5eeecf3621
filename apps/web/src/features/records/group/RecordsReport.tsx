import type { PersonalImportNote, RecordImportReport } from '@itog/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import { ImportReport } from '../../../ui/report/ImportReport.tsx';

type Item = RecordImportReport['items'][number];

/** What becomes of every row of the sheet: what it fills in, and cell by cell what is wrong. */
export function RecordsReport({ report, action }: { report: RecordImportReport; action: ReactNode }) {
  const { t } = useTranslation('records');
  const noteOf = useNote();
  const { taken, changed, refused, same, committed } = report;
  const parts = [
    taken > 0 && t('group.taken', { count: taken }),
    changed > 0 && t('group.changed', { count: changed }),
    refused > 0 && t('group.refused', { count: refused }),
    same > 0 && t('group.same', { count: same }),
  ].filter(Boolean);
  const fieldNotes = ({ fills, replaces }: Item) =>
    (['fills', 'replaces'] as const).flatMap((what) => {
      const fields = (what === 'fills' ? fills : replaces).map((field) => t(`group.field.${field}`));
      const done = what === 'fills' ? 'group.filled' : 'group.replaced';
      return fields.length > 0 ? [{ code: what, text: t(committed ? done : `group.${what}`, { fields }) }] : [];
    });
  const summary = parts.join(' · ');
  return (
    <ImportReport
      summary={taken + changed > 0 || committed ? summary : `${t('group.nothing')} ${summary}`}
      counts={{ taken, changed, refused, same }}
      items={report.items.map((item) => ({
        key: String(item.row),
        place: t('group.row', { row: item.row }),
        name: item.name || t('group.nameless'),
        outcome: item.outcome,
        notes: [...item.notes.map(noteOf), ...fieldNotes(item)],
      }))}
      actions={action}
    />
  );
}

/** A note as a sentence: the cell, what stands in it, and the rule. */
function useNote(): (note: PersonalImportNote) => { code: string; text: string } {
  const { t } = useTranslation('records');
  const say = useRefusalSentence();
  return ({ place, text, refusal, level }) => {
    const rule = refusal ? say(refusal) : (text ?? '');
    const where = place && t(place.value ? 'group.place' : 'group.placeEmpty', place);
    return { code: refusal?.code ?? level, text: where ? `${where}. ${rule}` : rule };
  };
}
