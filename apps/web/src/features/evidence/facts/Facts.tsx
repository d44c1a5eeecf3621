import type { AttemptTimeline } from '@itog/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { HashText } from '../../../ui/signing/HashText.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Facts.module.css';

/** When the test was taken, how it ended, and whether the record agrees with the receipt. */
export function Facts({ timeline }: { timeline: AttemptTimeline }) {
  const { t } = useTranslation('evidence');
  const setting = useTimeSetting();
  const { startedAt, deadlineAt, finishedAt, closeReason, answered, total, result, receipt } = timeline;
  return (
    <Panel title={t('facts.title')}>
      <dl className={classes.facts}>
        <Fact name={t('facts.started')}>{t('facts.at', { at: startedAt, ...setting })}</Fact>
        <Fact name={t('facts.deadline')}>{t('facts.at', { at: deadlineAt, ...setting })}</Fact>
        <Fact name={t('facts.finished')}>
          {finishedAt ? t('facts.at', { at: finishedAt, ...setting }) : t('facts.notYet')}
          {closeReason && `, ${t(`close.${closeReason}`)}`}
        </Fact>
        <Fact name={t('facts.answered')}>{t('facts.of', { count: answered, total })}</Fact>
        <Fact name={t('facts.result')}>
          {result ? `${t(`mark.${result.mark}`)}, ${t(`facts.${result.standing}`, result)}` : t('facts.noResult')}
        </Fact>
        {receipt && (
          <Fact name={t('facts.receipt')} wide>
            <HashText value={receipt.sha256} />
            {receipt.sha256 === receipt.recounted ? (
              <StatusBadge tone="good">{t('facts.agrees')}</StatusBadge>
            ) : (
              <StatusBadge tone="bad">{t('facts.differs')}</StatusBadge>
            )}
          </Fact>
        )}
      </dl>
    </Panel>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div data-wide={wide}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
