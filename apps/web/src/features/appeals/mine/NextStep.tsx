import type { MyAppeal } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import parts from '../parts/parts.module.css';
import { Term } from '../parts/Term.tsx';

/** What happens now and by when, in the learner’s words. */
export function NextStep({ appeal }: { appeal: MyAppeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { state, considerBy, tellBy, acknowledgedAt, decision } = appeal;
  return (
    <Panel title={t('next.title')}>
      <p className={parts.text}>{t(`next.${state}`, { at: acknowledgedAt, ...setting })}</p>
      {!decision && <Term term={considerBy} what="consider" />}
      {state === 'decided' && tellBy && <Term term={tellBy} what="tell" />}
    </Panel>
  );
}
