import {
  getProtocol,
  getToday,
  issueDocuments,
  listDocuments,
  listDueDocuments,
  listProtocolBlanks,
  listProtocols,
  previewIssuance,
  type OutputOf,
  type Protocol,
} from '@itog/contracts';
import { DOCUMENT_KINDS } from '@itog/domain';
import { Button, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import classes from './Documents.module.css';

type Planned = OutputOf<typeof previewIssuance>['planned'][number];

const STALE = [
  previewIssuance,
  listDocuments,
  listDueDocuments,
  listProtocolBlanks,
  getProtocol,
  listProtocols,
  getToday,
];

/** Who will be given what, under which number; one button issues all of it. */
export function IssuePlan({ protocol, planned }: { protocol: Protocol; planned: readonly Planned[] }) {
  const { t } = useTranslation('protocols');
  const may = useCan();
  const client = useQueryClient();
  const { id: protocolId } = protocol;
  const issuing = useMutation({
    mutationFn: () => call(issueDocuments, { params: { protocolId } }),
    // The list that takes the plan's place may lie out of sight.
    onSuccess: ({ issued }) => notifications.show({ message: t('issued.title', { count: issued }) }),
    onSettled: () => invalidate(client, STALE, { protocolId }),
  });
  if (planned.length === 0) return null;
  return (
    <section>
      <Title order={3}>
        {t('plan.title', { what: summaryOf(planned, t), context: planned.length === 1 ? planned[0]?.kind : undefined })}
      </Title>
      <ul className={classes.list}>
        {planned.map(({ enrolmentId, name, kind, number }) => (
          <li key={`${enrolmentId} ${kind}`}>
            <span className={classes.name}>{name}</span>
            <span>{t(`document.${kind}`)}</span>
            <span className="figures whole">{t('document.number', { number })}</span>
          </li>
        ))}
      </ul>
      {may('registry.issue') ? (
        <div className={classes.act}>
          <Text size="sm">{t('plan.consequence')}</Text>
          <ProblemAlert error={issuing.error} />
          <Button size="md" loading={issuing.isPending} onClick={() => issuing.mutate()}>
            {t('plan.act')}
          </Button>
        </div>
      ) : (
        <Text size="sm" c="dimmed" mt="sm">
          {t('plan.byAdministrator')}
        </Text>
      )}
    </section>
  );
}

type Say = ReturnType<typeof useTranslation<'protocols'>>['t'];

function summaryOf(planned: readonly Planned[], t: Say): string[] {
  return DOCUMENT_KINDS.flatMap((kind) => {
    const count = planned.filter((each) => each.kind === kind).length;
    return count > 0 ? [t(`plan.${kind}`, { count })] : [];
  });
}
