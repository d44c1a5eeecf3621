import { updateRegisterTerms, type getRegisterQueue, type OutputOf } from '@itog/contracts';
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { DayInput } from '../../ui/forms/DayInput.tsx';
import classes from './register.module.css';
import { useRegisterChanged } from './use-register.ts';

type Term = OutputOf<typeof getRegisterQueue>['terms'][number];
type Row = { readonly key: number; readonly from: string; readonly days: number | string };

/** How many days there are to report a document, by the day of its issue. The first term has no beginning: it fits every document before the others. */
export function TermsDialog({ terms, onClose }: { terms: readonly Term[]; onClose: () => void }) {
  const { t } = useTranslation('federal-register');
  const [rows, setRows] = useState<readonly Row[]>(terms.map((term, key) => ({ key, ...term })));
  const changed = useRegisterChanged();
  const saving = useMutation({
    mutationFn: () =>
      call(updateRegisterTerms, { body: { terms: rows.map(({ from, days }) => ({ from, days: Number(days) })) } }),
    onSuccess: async () => {
      await changed();
      notifications.show({ message: t('terms.saved') });
      onClose();
    },
  });
  const set = (key: number, more: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  const days = rows.map(({ from }) => from);
  const twice = rows.filter(({ from }, index) => from !== '' && days.indexOf(from) < index);
  const lacking = rows.some((row) => row.from === '' || row.days === '') || twice.length > 0;
  return (
    <Dialog opened onClose={onClose} title={t('terms.title')} locked={saving.isPending}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('terms.hint')}
        </Text>
        {rows.map((row, index) => (
          <fieldset key={row.key} className={classes.term} aria-label={t('terms.term', { number: index + 1 })}>
            {index === 0 ? (
              <Text size="sm">{t('terms.first')}</Text>
            ) : (
              <DayInput
                label={t('terms.from')}
                value={row.from}
                onChange={(from) => set(row.key, { from })}
                error={twice.includes(row) && t('terms.twice')}
              />
            )}
            <NumberInput
              label={t('terms.days')}
              value={row.days}
              onChange={(given) => set(row.key, { days: given })}
              min={1}
              max={365}
              allowDecimal={false}
              clampBehavior="blur"
            />
            {index > 0 && (
              <Button variant="subtle" onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}>
                {t('terms.remove')}
              </Button>
            )}
          </fieldset>
        ))}
        <div>
          <Button
            variant="default"
            onClick={() => setRows([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, from: '', days: '' }])}
          >
            {t('terms.add')}
          </Button>
        </div>
        <ProblemAlert error={saving.error} />
        <Group justify="flex-end">
          {lacking && (
            <Text size="sm" c="dimmed">
              {t(twice.length > 0 ? 'terms.twice' : 'terms.lacking')}
            </Text>
          )}
          <Button loading={saving.isPending} disabled={lacking} onClick={() => saving.mutate()}>
            {t('terms.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
