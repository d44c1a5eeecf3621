import {
  HURRIED_SECONDS,
  lacksQuestions,
  secondsPerQuestion,
  testLength,
  type Policy,
  type PublishedBank,
} from '@itog/domain';
import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import classes from './TestLength.module.css';

export type TestLengthProps = {
  readonly bank: PublishedBank;
  readonly policy: Pick<Policy, 'questionsPerTopic' | 'timeLimitMinutes'>;
  /** Whose rules the warning leads to; none where they stand on the same page. */
  readonly programId?: string;
};

/**
 * How many of the bank's questions a test takes (3.5), and a warning when a topic has too few, or its time is plainly too short
 * for them (3.6).
 */
export function TestLength({ bank, policy, programId }: TestLengthProps) {
  const { t } = useTranslation('ui');
  const may = useCan();
  const { questionsPerTopic: needs, timeLimitMinutes: minutes } = policy;
  const count = testLength(bank, needs);
  const seconds = secondsPerQuestion(count, minutes);
  if (seconds === null) return null;
  const lacks = lacksQuestions(bank, needs);
  const warning = lacks
    ? t('testLength.lacks', { count: bank.smallestTopic, needs })
    : seconds < HURRIED_SECONDS && t('testLength.hurried', { minutes, count: seconds });
  return (
    <div role="status">
      {!lacks && (
        <p className={classes.line}>
          {t(needs === null ? 'testLength.whole' : 'testLength.part', { count, all: bank.publishedQuestions })}
        </p>
      )}
      {warning && (
        <p className={classes.warning}>
          <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
          <span>
            {warning}{' '}
            {programId && may('programs.manage') && (
              <Anchor component={Link} to={paths.programPolicy(programId)}>
                {t('testLength.rules')}
              </Anchor>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
