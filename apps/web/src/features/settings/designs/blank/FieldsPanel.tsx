import type { WireRefusal } from '@itog/contracts';
import { blankOverlaps, defaultBlank, newField, sheetMm, type BlankPart } from '@itog/domain';
import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Refusals } from '../../../../ui/feedback/Refusals.tsx';
import classes from './Blank.module.css';
import type { BlankEditing } from './editing.ts';
import { FieldForm } from './FieldForm.tsx';
import { SheetFields } from './SheetFields.tsx';

type FieldsPanelProps = { readonly editing: BlankEditing; readonly refusals: readonly WireRefusal[] };

/** The sheets of a blank and their fields: everything that the picture can do, without it. */
export function FieldsPanel({ editing, refusals }: FieldsPanelProps) {
  const { t } = useTranslation('designs');
  const { layout, part, sheet, at, show } = editing;
  const here = refusals.filter((refusal) => refusal['part'] === part);
  const ofSheet = refusals.filter((refusal) => refusal['at'] === undefined);
  const chosen = at === null ? null : sheet.fields[at];
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('blank.hint')}
      </Text>
      {layout.supplement && (
        <SegmentedControl
          aria-label={t('blank.sheets')}
          value={part}
          onChange={(value) => show(value as BlankPart)}
          data={(['title', 'supplement'] as const).map((value) => ({ value, label: t(`blank.tab.${value}`) }))}
        />
      )}
      <SheetFields editing={editing} />
      <Refusals refusals={ofSheet} look="plain" />
      <Elsewhere editing={editing} refusals={refusals} />
      <Overlaps editing={editing} />
      <FieldList editing={editing} refusals={here} />
      {chosen && at !== null && (
        <FieldForm
          key={`${part}-${at}`}
          editing={editing}
          at={at}
          field={chosen}
          refusals={here.filter((refusal) => refusal['at'] === at)}
        />
      )}
    </Stack>
  );
}

function FieldList({ editing, refusals }: FieldsPanelProps) {
  const { t } = useTranslation('designs');
  const { kind, part, sheet, at, readOnly, choose, putSheet } = editing;
  const add = () => {
    putSheet({ ...sheet, fields: [...sheet.fields, newField(sheetMm(sheet))] });
    choose(sheet.fields.length);
  };
  const own = defaultBlank(kind)[part];
  return (
    <>
      <ul className={classes.list} aria-label={t('blank.fields')}>
        {sheet.fields.map((field, index) => (
          <li key={index}>
            <button
              type="button"
              className={classes.item}
              aria-pressed={index === at}
              data-wrong={refusals.some((refusal) => refusal['at'] === index) || undefined}
              onClick={() => choose(index === at ? null : index)}
            >
              {field.text.trim() || t('blank.nameless')}
            </button>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Group>
          <Button variant="default" size="xs" onClick={add}>
            {t('blank.add')}
          </Button>
          {own && JSON.stringify(own.fields) !== JSON.stringify(sheet.fields) && (
            <Button variant="subtle" size="xs" onClick={() => putSheet({ ...own, scan: sheet.scan })}>
              {t('blank.reset')}
            </Button>
          )}
        </Group>
      )}
      {at === null && (
        <Text size="sm" c="dimmed">
          {t('blank.choose')}
        </Text>
      )}
    </>
  );
}

/** What is wrong on the sheet that is not shown. */
function Elsewhere({ editing: { part, layout, show }, refusals }: FieldsPanelProps) {
  const { t } = useTranslation('designs');
  const other = part === 'title' ? 'supplement' : 'title';
  if (!layout.supplement || !refusals.some((refusal) => refusal['part'] === other)) return null;
  return (
    <Alert role="note" variant="light" color="red">
      {t('blank.elsewhere', { part: t(`blank.part.${other}`) })}{' '}
      <Button variant="subtle" size="compact-sm" onClick={() => show(other)}>
        {t('blank.toOther')}
      </Button>
    </Alert>
  );
}

function Overlaps({ editing: { layout, part, sheet } }: { editing: BlankEditing }) {
  const { t } = useTranslation('designs');
  const overlaps = blankOverlaps(layout).filter((overlap) => overlap.part === part);
  if (overlaps.length === 0) return null;
  return (
    <Alert role="note" variant="light" color="yellow" title={t('blank.overlap.title')}>
      {overlaps.map(({ first, second }) => (
        <Text key={`${first}-${second}`} size="sm">
          {t('blank.overlap.pair', { first: sheet.fields[first]?.text, second: sheet.fields[second]?.text })}
        </Text>
      ))}
    </Alert>
  );
}
