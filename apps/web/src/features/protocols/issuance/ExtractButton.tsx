import type { Protocol } from '@itog/contracts';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const ExtractDialog = lazy(async () => ({ default: (await import('./ExtractDialog.tsx')).ExtractDialog }));

/** Opens the extract from this protocol. */
export function ExtractButton({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('extract.open')}
      </Button>
      {open && (
        <Suspense>
          <ExtractDialog protocol={protocol} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
