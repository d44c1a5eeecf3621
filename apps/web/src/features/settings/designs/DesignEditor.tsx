import { getDesign, saveDesign, type CurrentDesign, type DesignSubject } from '@itog/contracts';
import { blankMisfits, blankMissingGlyphs, missingGlyph } from '@itog/documents';
import {
  designRefusals,
  DESIGN_TEXTS,
  fullName,
  isLayoutKind,
  type DesignKind,
  type DocumentDesign,
} from '@itog/domain';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { keyOf } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../../ui/leave/LeaveGuard.tsx';
import { useBlankEditing } from './blank/editing.ts';
import { FieldsPanel } from './blank/FieldsPanel.tsx';
import classes from './Design.module.css';
import { DesignPreview } from './DesignPreview.tsx';
import { LookFields } from './LookFields.tsx';
import { PictureFields } from './PictureFields.tsx';
import { PrintFields } from './PrintFields.tsx';
import { printedSubject } from './subject.ts';
import { TextFields, type DesignPartProps, type FieldRefusal } from './TextFields.tsx';
import { Versions } from './Versions.tsx';

/** A form's design beside the form itself, which follows every letter. */
export function DesignEditor({ current }: { current: CurrentDesign }) {
  const { t } = useTranslation('designs');
  const [design, setDesign] = useState<DocumentDesign>(current.design);
  const { kind } = current;
  const readOnly = !useCan()('designs.manage');
  const refusals = useMemo(() => refusalsOf(current, design), [current, design]);
  const parts = { kind, design, onDesign: setDesign, readOnly };
  const editing = useBlankEditing(parts);
  const wrong = new Set(
    refusals.flatMap(({ part, at }) => (part === editing?.part && typeof at === 'number' ? [at] : [])),
  );
  return (
    <div className={classes.editor} data-over={editing ? true : undefined}>
      <div className={classes.fields}>
        {editing ? (
          <Panel title={t('blank.title')}>
            <FieldsPanel editing={editing} refusals={refusals} />
          </Panel>
        ) : (
          <OwnForm {...parts} refusals={refusals} />
        )}
        <Panel title={t('print.title')}>
          <PrintFields {...parts} />
        </Panel>
        <Panel title={t('versions.title')}>
          <Versions current={current} draft={design} onTake={readOnly ? null : setDesign} />
        </Panel>
      </div>
      <div className={classes.beside}>
        <Panel title={t('preview.title')}>
          <Stack>
            {!readOnly && <Saving current={current} design={design} refused={refusals.length > 0} />}
            <DesignPreview
              current={current}
              design={design}
              broken={refusals.length > 0}
              over={editing && { editing, wrong }}
            />
          </Stack>
        </Panel>
      </div>
    </div>
  );
}

/** The words and the look of our own form, which a bought blank has no place for. */
function OwnForm({ refusals, ...parts }: DesignPartProps & { readonly refusals: readonly FieldRefusal[] }) {
  const { t } = useTranslation('designs');
  return (
    <>
      <Panel title={t('texts.panel')}>
        <TextFields {...parts} refusals={refusals} />
      </Panel>
      <Panel title={t('pictures.title')}>
        <PictureFields {...parts} />
      </Panel>
      <Panel title={t('look.title')}>
        <LookFields {...parts} />
      </Panel>
    </>
  );
}

type SavingProps = { readonly current: CurrentDesign; readonly design: DocumentDesign; readonly refused: boolean };

function Saving({ current: { kind, version, design: saved }, design, refused }: SavingProps) {
  const { t } = useTranslation('designs');
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () => call(saveDesign, { params: { kind }, body: { version, design } }),
    onSuccess: (current) => {
      notifications.show({ message: t('save.done', { version: current.version }) });
      client.setQueryData(keyOf(getDesign, { params: { kind } }), current);
    },
  });
  const same = JSON.stringify(design) === JSON.stringify(saved);
  const why = refused ? t('save.refused') : same ? t('save.same') : saving.isPending ? t('save.checking') : '';
  return (
    <>
      <LeaveGuard dirty={!same && !saving.isPending} />
      <ProblemAlert error={saving.error} />
      <Group>
        <Button loading={saving.isPending} disabled={same || refused} onClick={() => saving.mutate()}>
          {t('save.act')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {why}
        </Text>
      </Group>
    </>
  );
}

/** What the server would refuse, as far as it can be told without printing. */
function refusalsOf({ kind, subjects }: CurrentDesign, design: DocumentDesign): FieldRefusal[] {
  const glyphs = DESIGN_TEXTS[kind].flatMap(({ key }) => {
    const character = missingGlyph(design.texts[key] ?? '');
    return character === null ? [] : [{ code: 'design.missing-glyph', clause: null, text: key, character }];
  });
  return [...designRefusals(kind, design), ...glyphs, ...blankRefusalsOf(kind, subjects.longest, design)];
}

function blankRefusalsOf(kind: DesignKind, subject: DesignSubject, { mode, blank }: DocumentDesign): FieldRefusal[] {
  if (!blank || !isLayoutKind(kind)) return [];
  const glyphs = blankMissingGlyphs(blank).map((found) => ({ code: 'design.blank-glyph', clause: null, ...found }));
  if (mode !== 'layout') return glyphs;
  const learner = fullName(subject.learner);
  const misfits = blankMisfits(kind, printedSubject(subject), blank);
  return [...glyphs, ...misfits.map((found) => ({ code: 'design.blank-overflow', clause: null, learner, ...found }))];
}
