import type { Appeal } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import parts from '../parts/parts.module.css';
import { ChangeLine } from '../regrade/ChangeLine.tsx';

/** Which questions this hearing has found wrong, and what became of whose result (5.10). */
export function RulingsPanel({ appeal: { rulings } }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  if (rulings.length === 0) return null;
  return (
    <Panel title={t('rulings.title')}>
      {rulings.map(({ id, position, ruling, reasons, at, decidedBy, rescored, flipped, changes }) => (
        <section key={id} aria-label={t(`regrade.ask.${ruling}`, { position })}>
          <h3 className={parts.small}>{t(`regrade.ask.${ruling}`, { position })}</h3>
          <p className={parts.fact}>{t('rulings.by', { at, name: decidedBy, ...setting })}</p>
          <p className={parts.text}>{reasons}</p>
          <p className={parts.text}>{t('rulings.totals', { rescored, flipped })}</p>
          <ul className={parts.list}>
            {changes.map((change) => (
              <li key={change.attemptId}>
                <ChangeLine change={change} />
              </li>
            ))}
          </ul>
          {changes.length < rescored && <p className={parts.fact}>{t('regrade.first', { count: changes.length })}</p>}
        </section>
      ))}
    </Panel>
  );
}
