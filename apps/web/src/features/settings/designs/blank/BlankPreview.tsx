import { getDesignPicture, type CurrentDesign } from '@itog/contracts';
import { triedSheets } from '@itog/documents';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../../../api/call.ts';
import { keyOf } from '../../../../api/query.ts';
import { addressOf } from '../use-design-pictures.ts';
import { printedSubject, type Subject } from '../subject.ts';
import type { BlankEditing } from './editing.ts';
import { SheetPicture } from './SheetPicture.tsx';

type BlankPreviewProps = {
  readonly current: CurrentDesign;
  readonly editing: BlankEditing;
  readonly subject: Subject;
  /** Fields of the shown sheet with something against them. */
  readonly wrong: ReadonlySet<number>;
};

/** The blank with the words of the chosen sample on it, as they will be printed. */
export function BlankPreview({ current: { subjects }, editing, subject, wrong }: BlankPreviewProps) {
  const { t } = useTranslation('designs');
  const { kind, layout, part, sheet } = editing;
  const sheets = useMemo(
    () => triedSheets(kind, printedSubject(subjects[subject]), layout),
    [kind, subjects, subject, layout],
  );
  const scan = useScan(sheet.scan);
  const tried = sheets.find((each) => each.part === part);
  if (!tried) return null;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(editing.readOnly ? 'blank.look' : 'blank.drag')}
      </Text>
      <SheetPicture editing={editing} tried={tried} scan={scan} wrong={wrong} />
    </>
  );
}

/** The scan as a data address; null while it is on its way. */
function useScan(sha256: string | null): string | null {
  const { data } = useQuery({
    queryKey: keyOf(getDesignPicture, { params: { sha256: sha256 ?? '' } }),
    queryFn: async () => addressOf((await callFile(getDesignPicture, { params: { sha256: sha256 ?? '' } })).blob),
    staleTime: Infinity,
    enabled: sha256 !== null,
  });
  return (sha256 !== null && data) || null;
}
