import type { Policy } from '@itog/domain';
import { Anchor, UnstyledButton } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import classes from './policy.module.css';

export type RulesProps = {
  readonly form: UseFormReturnType<Policy>;
  /** The Regulation's own values. */
  readonly own: Policy;
  readonly readOnly: boolean;
};

export type RuleProps = {
  readonly id: string;
  readonly label: string;
  readonly clause: string;
  /** The Regulation's own value in words. */
  readonly ownText: string;
  readonly changed: boolean;
  readonly onReset: (() => void) | null;
  readonly children: ReactNode;
};

/** One rule: what it is, by which clause, what the Regulation says, what holds here. */
export function Rule({ id, label, clause, ownText, changed, onReset, children }: RuleProps) {
  const { t } = useTranslation('programs');
  return (
    <div className={classes.rule} data-changed={changed || undefined}>
      <div>
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>{' '}
        <Anchor component={Link} to={paths.regulation(clause)} className={classes.clause}>
          {t(clause.includes('.') ? 'policy.clause' : 'policy.section', { clause })}
        </Anchor>
        <div className={classes.own}>
          {changed && <strong>{t('policy.changed')} </strong>}
          {t('policy.own', { value: ownText })}
          {changed && onReset && (
            <>
              {' · '}
              <UnstyledButton
                type="button"
                className={classes.reset}
                onClick={onReset}
                aria-label={t('policy.resetRule', { label })}
              >
                {t('policy.reset')}
              </UnstyledButton>
            </>
          )}
        </div>
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  );
}
