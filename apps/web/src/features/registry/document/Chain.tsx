import type { ChainLink } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { TONES } from '../columns.tsx';
import classes from './DocumentPage.module.css';

/** From document to document: which stands in whose place, and why. */
export function Chain({ chain, here }: { chain: readonly ChainLink[]; here: string }) {
  const { t } = useTranslation('registry');
  if (chain.length < 2) return <p className={classes.quiet}>{t('document.noChain')}</p>;
  return (
    <ol className={classes.steps}>
      {chain.map(({ id, kind, registrationNumber: number, issuedOn, status, origin, reissueReason, reissueNote }) => {
        const name = (
          <>
            {t(origin === 'duplicate' ? `duplicateOf.${kind}` : `kindOf.${kind}`)}{' '}
            <span className="whole">{t('number', { number })}</span>
          </>
        );
        return (
          <li key={id} aria-current={id === here ? 'page' : undefined}>
            <p className={classes.line}>
              {id === here ? (
                <b>{name}</b>
              ) : (
                <Anchor component={Link} to={paths.document(id)} inherit>
                  {name}
                </Anchor>
              )}
              <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
            </p>
            <p>
              {t(`document.origin.${origin}`)} <CalendarDay value={issuedOn} />
              {reissueReason && `, ${t(`document.because.${reissueReason}`)}`}
            </p>
            {reissueNote && <p className={classes.quiet}>{reissueNote}</p>}
          </li>
        );
      })}
    </ol>
  );
}
