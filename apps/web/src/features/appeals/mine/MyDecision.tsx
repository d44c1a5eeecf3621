import { getAppealProtocolFile, type MyAppeal } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { FileLink } from '../parts/FileLink.tsx';
import { Outcome } from '../parts/Outcome.tsx';
import parts from '../parts/parts.module.css';
import { Sheet } from '../parts/Sheet.tsx';
import classes from './mine.module.css';

/** The decision, its reasons, what follows from it, and the protocol that says so (5.9–5.11). */
export function MyDecision({ appeal }: { appeal: MyAppeal }) {
  const { t } = useTranslation('appeals');
  const { id, decision, protocol, consequences } = appeal;
  if (!decision) return null;
  const title = t('protocol.number', { number: decision.protocolNumber });
  return (
    <>
      <Panel title={t('decision.title')}>
        <Outcome kind={appeal.kind} decision={decision} consequences={consequences} />
        {protocol && (
          <>
            <h3 className={parts.small}>{title}</h3>
            <FileLink
              href={addressOf(getAppealProtocolFile, { params: { appealId: id }, query: undefined })}
              ready={protocol.printed}
            >
              {t('protocol.download')}
            </FileLink>
          </>
        )}
      </Panel>
      {protocol && (
        <div className={classes.sheet}>
          <Sheet title={title} html={protocol.html} />
        </div>
      )}
    </>
  );
}
