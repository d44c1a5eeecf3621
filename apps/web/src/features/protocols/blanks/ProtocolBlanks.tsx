import { assignProtocolBlanks, getDocumentBlanks, listBlanks, listProtocolBlanks } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import classes from '../issuance/Documents.module.css';

const BlanksDialog = lazy(async () => ({ default: (await import('./BlanksDialog.tsx')).BlanksDialog }));

/** Numbered paper for the issued documents, all at once; silent where documents are printed on plain paper. */
export function ProtocolBlanks({ protocolId }: { protocolId: string }) {
  const { t } = useTranslation('blanks');
  const manages = useCan()('blanks.manage');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    ...queryOf(listProtocolBlanks, { params: { protocolId } }),
    // The sheets are foretold: another protocol may have taken them meanwhile.
    staleTime: 0,
  });
  const taking = useMutation({
    mutationFn: () => call(assignProtocolBlanks, { params: { protocolId } }),
    onSuccess: ({ assigned }) => {
      setOpen(false);
      notifications.show({ message: t('protocol.done', { count: assigned }) });
    },
    onSettled: () => invalidate(client, [listProtocolBlanks, getDocumentBlanks, listBlanks]),
  });
  const numbered = data?.documents.filter(({ plain }) => !plain) ?? [];
  const wanting = numbered.filter(({ blank }) => blank === null);
  if (!manages || numbered.length === 0) return null;
  if (wanting.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('protocol.all')}
      </Text>
    );
  return (
    <>
      <div className={classes.prints}>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('protocol.open')}
        </Button>
      </div>
      {open && (
        <Suspense>
          <BlanksDialog wanting={wanting} taking={taking} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
