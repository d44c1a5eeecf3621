import { getDocumentFile, type RegistryEntry } from '@itog/contracts';
import { Anchor, Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { paths } from '../../../paths.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { isPrinting } from '../../../ui/registry/is-printing.ts';
import { NotPrinted } from '../../../ui/registry/NotPrinted.tsx';
import classes from './Documents.module.css';
import { ProtocolBlanks } from '../blanks/ProtocolBlanks.tsx';

export type IssuedDocumentsProps = { readonly protocolId: string; readonly documents: readonly RegistryEntry[] };

/** What has been issued: the progress of the printing, then every file, one by one and all together. */
export function IssuedDocuments({ protocolId, documents }: IssuedDocumentsProps) {
  const { t } = useTranslation('protocols');
  if (documents.length === 0) return null;
  const valid = documents.filter(({ status }) => status === 'valid');
  const printing = valid.filter(isPrinting).length;
  return (
    <section>
      <Title order={3}>{t('issued.title', { count: documents.length })}</Title>
      {printing > 0 && (
        <div className={classes.printing} role="status">
          <Text size="sm">{t('issued.printing', { done: valid.length - printing, total: valid.length })}</Text>
          <Progress value={((valid.length - printing) / valid.length) * 100} aria-label={t('issued.progress')} />
        </div>
      )}
      {printing === 0 && valid.length > 0 && (
        <div className={classes.prints}>
          <PrintButton request={{ kind: 'documents', protocolId }}>{t('issued.pdf')}</PrintButton>
          <PrintButton request={{ kind: 'documents-zip', protocolId }}>{t('issued.zip')}</PrintButton>
        </div>
      )}
      {valid.length > 0 && <ProtocolBlanks protocolId={protocolId} />}
      <ul className={classes.list}>
        {documents.map((document) => (
          <li key={document.id}>
            <Anchor component={Link} to={paths.document(document.id)} className={classes.name} inherit c="inherit">
              {document.learnerName}
            </Anchor>
            <span>
              {t(document.duplicate ? `duplicateOf.${document.kind}` : `document.${document.kind}`)}{' '}
              <span className="whole">{t('document.number', { number: document.registrationNumber })}</span>
            </span>
            <File document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function File({ document }: { document: RegistryEntry }) {
  const { t } = useTranslation('protocols');
  const { id, status, printed, printProblem, learnerName } = document;
  if (status !== 'valid') return <span>{t(`document.${status}`)}</span>;
  if (!printed && printProblem !== null) return <NotPrinted document={document} look="list" />;
  if (!printed)
    return (
      <Text span c="dimmed" inherit>
        {t('issued.waiting')}
      </Text>
    );
  return (
    <Anchor
      href={addressOf(getDocumentFile, { params: { documentId: id }, query: undefined })}
      aria-label={t('issued.fileOf', { name: learnerName })}
      inherit
    >
      {t('issued.file')}
    </Anchor>
  );
}
