import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { isPrinting } from '../../../ui/registry/is-printing.ts';
import { HashText } from '../../../ui/signing/HashText.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { cannotBePrinted } from '../columns.tsx';
import type { IssuedDocument } from './issued-document.ts';
import classes from './DocumentPage.module.css';

/** What stands in the document, word for word as it was issued. */
export function DocumentFacts({ document }: { document: IssuedDocument }) {
  const { t } = useTranslation('registry');
  const { learnerName, programTitle, groupTitle, hours, studyPeriod } = document;
  const { code, fileSha256, statusReason, registrationNumber: number } = document;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['learner', learnerName],
    ['program', programTitle],
    ['group', groupTitle],
    ['hours', t('document.hoursOf', { count: hours })],
    [
      'period',
      <>
        <CalendarDay value={studyPeriod.from} /> — <CalendarDay value={studyPeriod.to} />
      </>,
    ],
    groundOf(document, t),
    [
      'code',
      <>
        <span className="figures">{code}</span>{' '}
        <Anchor component={Link} to={paths.verifyCode(code)} aria-label={t('action.verifyOf', { number })} inherit>
          {t('document.verify')}
        </Anchor>
      </>,
    ],
    ['file', fileSha256 ? <HashText value={fileSha256} /> : t(`document.${whyNoFile(document)}`)],
    ...(statusReason ? [['reason', statusReason] as const] : []),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([key, value]) => (
        <Fact key={key} name={t(`document.fact.${key}`)}>
          {value}
        </Fact>
      ))}
    </dl>
  );
}

function whyNoFile(document: IssuedDocument): 'noFile' | 'printing' | 'notPrinted' {
  if (cannotBePrinted(document)) return 'notPrinted';
  return isPrinting(document) ? 'printing' : 'noFile';
}

/** The protocol; or the order, for a reference of a group in which nobody came (3.14). */
function groundOf(
  { protocolId, protocolNumber, order, groundDate }: IssuedDocument,
  t: ReturnType<typeof useTranslation<'registry'>>['t'],
): readonly [string, ReactNode] {
  const [to, number] = protocolId
    ? [paths.protocol(protocolId), protocolNumber]
    : [paths.order(order?.id ?? ''), order?.number];
  return [
    protocolId ? 'protocol' : 'order',
    <>
      <Anchor component={Link} to={to} inherit className="whole">
        {t('number', { number })}
      </Anchor>
      , <CalendarDay value={groundDate} />
    </>,
  ];
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
