import type { WireRefusal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';

const OF_PROGRAM = ['session.no-exam-kind', 'session.no-qualification', 'session.form-not-of-program'];

/** Where each blocker of a schedule can be mended. */
export function useRemedy(programId: string) {
  const { t } = useTranslation('sessions');
  const may = useCan();
  return (refusal: WireRefusal) => {
    if (refusal.code === 'session.no-exam-cards' && may('exam-cards.read'))
      return (
        <Anchor component={Link} to={paths.examCards(programId)}>
          {t('schedule.openCards')}
        </Anchor>
      );
    if (OF_PROGRAM.includes(refusal.code) && may('programs.manage'))
      return (
        <Anchor component={Link} to={paths.programEdit(programId)}>
          {t('schedule.openProgram')}
        </Anchor>
      );
    if (refusal.code === 'session.bank-unpublished' && may('questions.read'))
      return (
        <Anchor component={Link} to={paths.questionBank(programId)}>
          {t('schedule.openBank')}
        </Anchor>
      );
    if (refusal.code === 'session.no-commission' && may('commissions.draft'))
      return (
        <Anchor component={Link} to={paths.newCommission(programId)}>
          {t('schedule.newCommission')}
        </Anchor>
      );
    if (refusal.code === 'session.no-commission' && may('commissions.read'))
      return (
        <Anchor component={Link} to={paths.commissions()}>
          {t('schedule.openCommissions')}
        </Anchor>
      );
    return null;
  };
}
