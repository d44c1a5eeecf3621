import type { Protocol } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewResults } from './NewResults.tsx';
import { WordsDialog } from './WordsDialog.tsx';

export type DraftToolsProps = {
  readonly protocol: Protocol;
  /** Told of the hash of words that the reader himself has changed: he need not be asked to read them. */
  readonly onChanged: (contentSha256: string) => void;
};

/** What may still be done to a draft: take in new results, change its words. */
export function DraftTools({ protocol, onChanged }: DraftToolsProps) {
  const { t } = useTranslation('protocols');
  const [editing, setEditing] = useState(false);
  return (
    <div>
      <NewResults protocol={protocol} onChanged={onChanged} />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconPencil size={18} aria-hidden />}
        onClick={() => setEditing(true)}
      >
        {t('words.edit')}
      </Button>
      {editing && <WordsDialog protocol={protocol} onChanged={onChanged} onClose={() => setEditing(false)} />}
    </div>
  );
}
