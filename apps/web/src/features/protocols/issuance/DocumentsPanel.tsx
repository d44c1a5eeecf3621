import { previewIssuance, type OutputOf, type Protocol } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './Documents.module.css';
import { ExtractButton } from './ExtractButton.tsx';
import { IssuedDocuments } from './IssuedDocuments.tsx';
import { IssuePlan } from './IssuePlan.tsx';
import { useIssued } from './use-issued.ts';
import { useScrolledTo } from './use-scrolled-to.ts';
import { WaitingForRetake } from './WaitingForRetake.tsx';
import { Withheld } from './Withheld.tsx';

/** The documents that a signed protocol calls for: due, issued, and those that wait for a retake (3.8, 3.13, 3.14). */
export function DocumentsPanel({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  const { id: protocolId } = protocol;
  const place = useScrolledTo('documents');
  const plan = useQuery(queryOf(previewIssuance, { params: { protocolId } }));
  const issued = useIssued(protocolId);
  const error = plan.error ?? issued.error;
  const count = issued.documents?.length ?? 0;
  return (
    <div ref={place} id="documents" className={classes.documents}>
      <Panel
        title={t('documents.title')}
        actions={
          <div className={classes.tools}>
            {count > 0 && (
              <Anchor component={Link} to={paths.registry(protocolId)} size="sm">
                {t('documents.registry')}
              </Anchor>
            )}
            {protocol.status === 'signed' && <ExtractButton protocol={protocol} />}
          </div>
        }
      >
        <ProblemAlert error={error} />
        {plan.data && issued.documents ? (
          <div className={classes.parts}>
            <Refusals refusals={plan.data.refusals} />
            <IssuePlan protocol={protocol} planned={plan.data.planned} />
            <IssuedDocuments protocolId={protocolId} documents={issued.documents} />
            <Withheld withheld={plan.data.withheld} />
            <WaitingForRetake waiting={plan.data.waiting} />
            {count + entries(plan.data) === 0 && <p>{t('documents.none')}</p>}
          </div>
        ) : (
          !error && <Loading />
        )}
      </Panel>
    </div>
  );
}

const entries = ({ planned, waiting, withheld, refusals }: OutputOf<typeof previewIssuance>): number =>
  planned.length + waiting.length + withheld.length + refusals.length;
