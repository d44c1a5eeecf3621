import { getDocumentFile, type RegistryEntry } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../api/address.ts';
import { paths } from '../../paths.ts';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';
import { isPrinting } from '../../ui/registry/is-printing.ts';
import { NotPrinted } from '../../ui/registry/NotPrinted.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import classes from './columns.module.css';

/** How the standing of a document looks. */
export const TONES: Record<RegistryEntry['status'], Tone> = { valid: 'good', replaced: 'quiet', annulled: 'bad' };

/** Valid, and its print has failed for good or too often. */
export const cannotBePrinted = ({ status, printProblem }: RegistryEntry) => status === 'valid' && printProblem !== null;

type OnEntry = (document: RegistryEntry) => void;

/** The columns of the registry; with `onAnnul`, valid documents can be annulled. */
export function useColumns(onSignatures: OnEntry, onAnnul: OnEntry | null): Column<RegistryEntry>[] {
  const { t } = useTranslation('registry');
  return [
    {
      key: 'name',
      title: t('column.name'),
      isName: true,
      sheet: [
        { title: t('sheet.learner'), value: ({ learnerName }) => learnerName },
        {
          title: t('sheet.kind'),
          value: ({ duplicate, kind }) => t(duplicate ? `duplicateOf.${kind}` : `kindOf.${kind}`),
        },
        { title: t('sheet.number'), value: ({ registrationNumber }) => registrationNumber },
      ],
      render: ({ id, learnerName, kind, duplicate, registrationNumber }) => (
        <>
          <Anchor component={Link} to={paths.document(id)} inherit c="inherit">
            {learnerName}
          </Anchor>
          <Text size="sm" fw={400} className="figures">
            {t(duplicate ? `duplicateOf.${kind}` : `kindOf.${kind}`)}{' '}
            <span className="whole">{t('number', { number: registrationNumber })}</span>
          </Text>
        </>
      ),
    },
    {
      key: 'program',
      title: t('column.program'),
      sheet: [
        { title: t('sheet.program'), value: ({ programTitle }) => programTitle },
        { title: t('sheet.group'), value: ({ groupTitle }) => groupTitle },
      ],
      render: ({ programTitle, groupTitle }) => (
        <>
          {programTitle}
          <Text size="sm" c="dimmed">
            {groupTitle}
          </Text>
        </>
      ),
    },
    {
      key: 'issued',
      title: t('column.issued'),
      sheet: [
        { title: t('sheet.issuedOn'), value: ({ issuedOn }) => issuedOn },
        {
          title: t('sheet.ground'),
          value: ({ protocolNumber, order }) =>
            order ? t('order', { number: order.number }) : protocolNumber && t('protocol', { number: protocolNumber }),
        },
      ],
      render: ({ issuedOn, protocolId, protocolNumber, order }) => (
        <>
          <CalendarDay value={issuedOn} look="table" />
          {protocolId && (
            <div>
              <Anchor component={Link} to={paths.protocol(protocolId)} size="sm" className="whole">
                {t('protocol', { number: protocolNumber })}
              </Anchor>
            </div>
          )}
          {order && (
            <div>
              <Anchor component={Link} to={paths.order(order.id)} size="sm" className="whole">
                {t('order', { number: order.number })}
              </Anchor>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'status',
      title: t('column.status'),
      sheet: [{ title: t('column.status'), value: ({ status }) => t(`status.${status}`) }],
      render: (document) => (
        <div className={classes.status}>
          <StatusBadge tone={TONES[document.status]}>{t(`status.${document.status}`)}</StatusBadge>
          {cannotBePrinted(document) && <NotPrinted document={document} look="list" />}
        </div>
      ),
    },
    {
      key: 'actions',
      title: t('column.actions'),
      sheet: [{ title: t('sheet.code'), value: ({ code }) => code }],
      render: (document) => <Actions document={document} onSignatures={onSignatures} onAnnul={onAnnul} />,
    },
  ];
}

type ActionsProps = { document: RegistryEntry; onSignatures: OnEntry; onAnnul: OnEntry | null };

function Actions({ document, onSignatures, onAnnul }: ActionsProps) {
  const { t } = useTranslation('registry');
  const { id, code, status, printed, registrationNumber: number } = document;
  return (
    <div className={classes.actions}>
      {printed ? (
        <Anchor
          href={addressOf(getDocumentFile, { params: { documentId: id }, query: undefined })}
          aria-label={t('action.fileOf', { number })}
          inherit
        >
          {t('action.file')}
        </Anchor>
      ) : (
        isPrinting(document) && (
          <Text span inherit c="dimmed">
            {t('action.printing')}
          </Text>
        )
      )}
      <Anchor component={Link} to={paths.verifyCode(code)} aria-label={t('action.verifyOf', { number })} inherit>
        {t('action.verify')}
      </Anchor>
      {printed && (
        <Anchor
          component="button"
          type="button"
          inherit
          aria-label={t('action.signaturesOf', { number })}
          onClick={() => onSignatures(document)}
        >
          {t('action.signatures')}
        </Anchor>
      )}
      {onAnnul && status === 'valid' && (
        <Anchor
          component="button"
          type="button"
          inherit
          c="var(--state-bad)"
          aria-label={t('action.annulOf', { number })}
          onClick={() => onAnnul(document)}
        >
          {t('action.annul')}
        </Anchor>
      )}
    </div>
  );
}
