import type { Examination } from '@itog/contracts';
import { Text, Textarea, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../use-room.ts';

const PAUSE_MS = 800;

/** What the commission notes of the learner’s answer: «отметить, что…» of form 3. Saved while it is written. */
export function Remarks({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { open, records } = useRoom();
  const { remarks } = examination;
  if (open && records) return <Writing examination={examination} />;
  if (!remarks) return null;
  return (
    <div>
      <Title order={3}>{t('remarks.title')}</Title>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{remarks}</Text>
    </div>
  );
}

function Writing({ examination: { id, remarks } }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { write } = useRoom();
  // Another’s words come in while this person is not writing.
  const [typed, setTyped] = useState<string | null>(null);
  const save = (value: string) => {
    const text = value.trim() || null;
    if (text !== remarks) write({ kind: 'remarks', examinationId: id, remarks: text });
  };
  const later = useDebouncedCallback(save, { delay: PAUSE_MS, flushOnUnmount: true });
  return (
    <Textarea
      label={t('remarks.title')}
      description={t('remarks.hint')}
      value={typed ?? remarks ?? ''}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        later(value);
      }}
      onBlur={() => {
        later.flush();
        setTyped(null);
      }}
      maxLength={5000}
      autosize
      minRows={2}
    />
  );
}
