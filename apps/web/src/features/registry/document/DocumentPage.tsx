import { getDocument, getDocumentFile } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { AttachedPanel } from '../../../ui/attached-signatures/AttachedPanel.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { isPrinting } from '../../../ui/registry/is-printing.ts';
import { NotPrinted } from '../../../ui/registry/NotPrinted.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { AnnulDialog } from '../AnnulDialog.tsx';
import { cannotBePrinted, TONES } from '../columns.tsx';
import { BlankPanel } from './BlankPanel.tsx';
import { Chain } from './Chain.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import classes from './DocumentPage.module.css';
import { Events } from './Events.tsx';
import { FormerPanel } from './FormerPanel.tsx';
import { HandOverPanel } from './HandOverPanel.tsx';
import type { IssuedDocument } from './issued-document.ts';
import { ReissueDialog } from './ReissueDialog.tsx';

const WHILE_PRINTING_MS = 5_000;

/** An issued document: what stands in it, what it was issued in the place of, and what has happened to it. */
export default function DocumentPage() {
  const { t } = useTranslation('registry');
  const { documentId = '' } = useParams();
  const { data: document } = useSuspenseQuery({
    ...queryOf(getDocument, { params: { documentId } }),
    refetchInterval: ({ state }) => (state.data && isPrinting(state.data) ? WHILE_PRINTING_MS : false),
  });
  const { kind, duplicate, registrationNumber: number, status, learnerName, issuedOn, chain, printed } = document;
  const title = `${t(duplicate ? `duplicateOf.${kind}` : `kindOf.${kind}`)} ${t('number', { number })}`;
  return (
    <Page
      title={title}
      heading={<Whole>{title}</Whole>}
      status={<StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>}
      lead={
        <>
          {learnerName} · <CalendarDay value={issuedOn} />
        </>
      }
      breadcrumbs={[{ label: t('title'), to: paths.registry() }]}
      actions={<Actions key={documentId} document={document} />}
    >
      {cannotBePrinted(document) && <NotPrinted document={document} look="page" />}
      <div className={classes.columns}>
        <Panel title={t('document.facts')}>
          <DocumentFacts document={document} />
        </Panel>
        <div className={classes.aside}>
          <HandOverPanel document={document} />
          {kind !== 'extract' && <BlankPanel document={document} />}
          {document.former && <FormerPanel documentId={documentId} former={document.former} />}
          <Panel title={t('document.chain')}>
            <Chain chain={chain} here={documentId} />
          </Panel>
          <Panel title={t('document.events')}>
            <Events events={document.events} />
          </Panel>
        </div>
      </div>
      {printed && <AttachedPanel keptKind="document" keptId={documentId} />}
    </Page>
  );
}

function Actions({ document }: { document: IssuedDocument }) {
  const { t } = useTranslation('registry');
  const may = useCan();
  const [open, setOpen] = useState<'reissue' | 'annul' | null>(null);
  const close = () => setOpen(null);
  const { id, kind, status, printed } = document;
  const changeable = may('registry.issue') && status === 'valid';
  return (
    <>
      {changeable && (
        <Button variant="subtle" color="red" onClick={() => setOpen('annul')}>
          {t('action.annul')}
        </Button>
      )}
      {changeable && kind !== 'extract' && (
        <Button variant="default" onClick={() => setOpen('reissue')}>
          {t('reissue.open')}
        </Button>
      )}
      {printed && (
        <Button component="a" href={addressOf(getDocumentFile, { params: { documentId: id }, query: undefined })}>
          {t('document.file')}
        </Button>
      )}
      {open === 'annul' && <AnnulDialog document={document} onClose={close} />}
      {open === 'reissue' && <ReissueDialog document={document} onClose={close} />}
    </>
  );
}
