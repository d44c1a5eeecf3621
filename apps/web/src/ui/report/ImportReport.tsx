import { Button, SegmentedControl, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../feedback/StatusBadge.tsx';
import { Panel } from '../layout/Panel.tsx';
import { useUrlValue } from '../table/use-url-value.ts';
import classes from './ImportReport.module.css';

/** `same`: what it says is known already. */
export const OUTCOMES = ['taken', 'changed', 'refused', 'same'] as const;
export type Outcome = (typeof OUTCOMES)[number];
type Note = { readonly code: string; readonly text: string };

export type ReportedItem = {
  readonly key: string;
  /** Where in the file: «строка 120». */
  readonly place: string | null;
  readonly name: string;
  /** What it says, where its name does not tell. */
  readonly text?: string | null;
  readonly outcome: Outcome;
  readonly notes: readonly Note[];
};

export type ImportReportProps = {
  /** In one line: how many are taken, changed, refused. */
  readonly summary: ReactNode;
  readonly counts: Readonly<Record<Exclude<Outcome, 'same'>, number>> & { readonly same?: number };
  readonly items: readonly ReportedItem[];
  /** Where the known things lie, if not in what is being changed. */
  readonly known?: 'bank';
  /** What stands at the end of the head: the button that commits. */
  readonly actions?: ReactNode;
};

const TONES: Record<Outcome, Tone> = { taken: 'good', changed: 'warn', refused: 'bad', same: 'quiet' };
const AT_ONCE = 100;

/** What an import did, or would do, with every item of a file, and why. */
export function ImportReport({ summary, counts, items, known, actions }: ImportReportProps) {
  const { t } = useTranslation('ui');
  const [outcome, setOutcome] = useUrlValue('outcome');
  const [shown, setShown] = useState(AT_ONCE);
  const total = counts.taken + counts.changed + counts.refused + (counts.same ?? 0);
  const wanted = items.filter((item) => !outcome || item.outcome === outcome);
  const data = [
    { value: '', label: `${t('report.all')} · ${total}` },
    ...OUTCOMES.filter((value) => counts[value] !== undefined).map((value) => ({
      value,
      label: `${t(`report.${value}`, { context: known })} · ${counts[value]}`,
    })),
  ];
  return (
    <Panel title={t('report.title')} actions={actions} flush>
      <div className={classes.head}>
        <Text role="status">{summary}</Text>
        <div className={classes.filter}>
          <SegmentedControl
            aria-label={t('report.filter')}
            data={data}
            value={outcome}
            onChange={(value) => {
              setOutcome(value);
              setShown(AT_ONCE);
            }}
          />
        </div>
      </div>
      <ul className={classes.items} aria-label={t('report.title')}>
        {wanted.slice(0, shown).map((item) => (
          <Item key={item.key} item={item} known={known} />
        ))}
      </ul>
      {wanted.length === 0 && <Text className={classes.none}>{t('nothingFound')}</Text>}
      {wanted.length > shown && (
        <div className={classes.more}>
          <Button variant="subtle" onClick={() => setShown(shown + AT_ONCE)}>
            {t('report.more', { count: Math.min(AT_ONCE, wanted.length - shown) })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Item({
  item: { name, text, place, outcome, notes },
  known,
}: {
  item: ReportedItem;
  known?: 'bank' | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <li className={classes.item}>
      <div className={classes.name}>
        <span>{name}</span>
        {place && <span className={classes.place}>{place}</span>}
        {text && text !== name && <span className={classes.text}>{text}</span>}
      </div>
      <StatusBadge tone={TONES[outcome]}>{t(`report.one_${outcome}`, { context: known })}</StatusBadge>
      {notes.length > 0 && <NoteList notes={notes} />}
    </li>
  );
}

/** Why a file as a whole could not be read. */
export function FileRefusals({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation('ui');
  if (notes.length === 0) return null;
  return (
    <div role="alert" className={classes.file}>
      <StatusBadge tone="bad">{t('report.fileRefused')}</StatusBadge>
      <NoteList notes={notes} />
    </div>
  );
}

/** What is to be known of a file that was read. */
export function FileNotes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <div className={classes.file} data-mild>
      <NoteList notes={notes} />
    </div>
  );
}

function NoteList({ notes }: { notes: readonly Note[] }) {
  return (
    <ul className={classes.notes}>
      {notes.map(({ code, text }, index) => (
        <li key={`${code}-${index}`}>{text}</li>
      ))}
    </ul>
  );
}
