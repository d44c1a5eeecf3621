import type { VerifiedLink } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import classes from './VerifiedChain.module.css';

/** Every document of a chain in its order: what it came in the place of, and what has become of it. */
export function VerifiedChain({ chain, number }: { chain: readonly VerifiedLink[]; number: string }) {
  const { t } = useTranslation('verify');
  return (
    <ol className={classes.chain}>
      {chain.map((link) => {
        const { code, origin, registrationNumber, issuedOn, status, statusOn } = link;
        const shown = registrationNumber === number;
        return (
          <li key={code} data-status={status} aria-current={shown || undefined}>
            <span className={classes.head}>
              {t(`chain.origin.${origin}`)}{' '}
              {shown ? (
                <strong>{registrationNumber}</strong>
              ) : (
                <Anchor component={Link} to={paths.verifyCode(code)}>
                  {registrationNumber}
                </Anchor>
              )}
              {shown && <span className={classes.here}> {t('chain.shown')}</span>}
            </span>
            <span className={classes.facts}>
              {t('chain.issued')}: <CalendarDay value={issuedOn} />
            </span>
            <span className={classes.state}>
              {t(`chain.state.${status}`)}
              {statusOn && (
                <>
                  {': '}
                  <CalendarDay value={statusOn} />
                </>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
