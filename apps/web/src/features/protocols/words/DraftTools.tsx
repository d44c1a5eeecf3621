import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftToolsProps } from './draft-tools-props.ts';
import { NewResults } from './NewResults.tsx';
import { WordsDialog } from './WordsDialog.tsx';

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
