import { assignBlank, getDocumentBlanks, listBlanks } from '@itog/contracts';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import type { IssuedDocument } from './issued-document.ts';
import classes from './DocumentPage.module.css';

type Named = { series: string; number: string } | null;

/** The numbered paper that the document lies on, and what was spoilt over it. */
export function BlankPanel({ document: { id, status } }: { document: IssuedDocument }) {
  const { t } = useTranslation('blanks');
  const manages = useCan()('blanks.manage');
  const client = useQueryClient();
  const { data } = useQuery(queryOf(getDocumentBlanks, { params: { documentId: id } }));
  const form = useForm({ initialValues: { series: '', number: '' } });
  const assigning = useMutation({
    mutationFn: (blank: Named) => call(assignBlank, { params: { documentId: id }, body: { blank } }),
    onSuccess: () => invalidate(client, [getDocumentBlanks, listBlanks]),
  });
  if (!data) return null;
  const current = data.blanks.find(({ state }) => state === 'issued');
  const text = ({ series, number }: { series: string; number: string }) => `${series} ${number}`.trim();
  const spoilt = data.blanks.filter(({ state }) => state === 'spoilt');
  if (!current && spoilt.length === 0 && !(manages && status === 'valid')) return null;
  return (
    <Panel title={t('panel.title')}>
      <Stack>
        {current ? (
          <div>
            <p className="figures whole">{text(current)}</p>
            {manages && (
              <Anchor component={Link} to={paths.blanks(current.number)} size="sm">
                {t('panel.spoil')}
              </Anchor>
            )}
          </div>
        ) : (
          <p className={classes.quiet}>{t('panel.none')}</p>
        )}
        {spoilt.map((blank) => (
          <p key={blank.id} className={classes.quiet}>
            {t('panel.spoiltBy', { blank: text(blank), number: blank.act?.number })}
          </p>
        ))}
        {manages && status === 'valid' && !current && (
          <>
            <Button variant="default" loading={assigning.isPending} onClick={() => assigning.mutate(null)}>
              {t('panel.next')}
            </Button>
            <details>
              <summary>{t('panel.named')}</summary>
              <form className={classes.named} onSubmit={form.onSubmit((values) => assigning.mutate(values))}>
                <TextInput {...form.getInputProps('series')} label={t('panel.series')} />
                <TextInput {...form.getInputProps('number')} label={t('panel.number')} inputMode="numeric" required />
                <Button type="submit" variant="default" loading={assigning.isPending}>
                  {t('panel.assign')}
                </Button>
              </form>
            </details>
          </>
        )}
        <ProblemAlert error={assigning.error} />
      </Stack>
    </Panel>
  );
}
