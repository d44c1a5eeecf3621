import {
  draftProtocol,
  getProtocol,
  getSession,
  getToday,
  listProtocols,
  previewProtocol,
  type SessionDetails,
  type WireRefusal,
} from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, keyOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import classes from './Preview.module.css';

export type DraftButtonProps = Pick<SessionDetails, 'protocols'> & {
  readonly sessionId: string;
  /** What stands in the way; empty when the protocol can be drawn up. */
  readonly refusals: readonly WireRefusal[];
  /** One for each learner of a defence. */
  readonly many: boolean;
};

/** Draws the protocol up: from here on its numbers are taken. What stands in the way is said in its place. */
export function DraftButton({ sessionId, refusals, protocols, many }: DraftButtonProps) {
  const { t } = useTranslation('protocols');
  const may = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const drafting = useMutation({
    mutationFn: () => call(draftProtocol, { params: { sessionId } }),
    onSuccess: async (protocol) => {
      client.setQueryData(keyOf(getProtocol, { params: { protocolId: protocol.id } }), protocol);
      void invalidate(client, [listProtocols, getToday, getSession, previewProtocol], { sessionId });
      await navigate(paths.protocol(protocol.id), { replace: true });
    },
  });
  const remedy = (refusal: WireRefusal) => <Remedy refusal={refusal} protocols={protocols} />;
  if (refusals.length > 0) {
    return (
      <div className={classes.draft}>
        <Refusals refusals={refusals} remedy={remedy} />
      </div>
    );
  }
  if (!may('protocols.draft')) return null;
  return (
    <div className={classes.draft}>
      <Text>{t(many ? 'preview.beforeMany' : 'preview.before')}</Text>
      <ProblemAlert error={drafting.error} />
      <Button size="md" loading={drafting.isPending} onClick={() => drafting.mutate()}>
        {t(many ? 'preview.draftMany' : 'preview.draft')}
      </Button>
    </div>
  );
}

function Remedy({ refusal, protocols }: { refusal: WireRefusal } & Pick<SessionDetails, 'protocols'>) {
  const { t } = useTranslation('protocols');
  const draft = protocols.find(({ status }) => status === 'draft');
  if (refusal.code === 'protocol.draft-open' && draft) {
    return (
      <Anchor component={Link} to={paths.protocol(draft.id)}>
        {t('number', { number: draft.number })}
      </Anchor>
    );
  }
  if (refusal.code === 'protocol.no-commission') {
    return (
      <Anchor component={Link} to={paths.commissions()}>
        {t('preview.commissions')}
      </Anchor>
    );
  }
  return null;
}
