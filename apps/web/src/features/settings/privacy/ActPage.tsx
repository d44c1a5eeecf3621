import { discardDestruction, listDestructionActs, type DestructionAct } from '@itog/contracts';
import { Button, List, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { ActStatus } from './ActStatus.tsx';
import { ApproveAct } from './ApproveAct.tsx';
import { RefuseAct } from './RefuseAct.tsx';

/** One act: whose data, which, and why; the director approves it here. */
export default function ActPage() {
  const { t } = useTranslation('privacy');
  const { actId = '' } = useParams();
  const { acts } = useSuspenseQuery(queryOf(listDestructionActs)).data;
  const act = acts.find(({ id }) => id === actId);
  const breadcrumbs = [{ label: t('acts.title'), to: paths.destructionActs() }];
  if (!act) {
    return (
      <Page title={t('acts.title')} breadcrumbs={breadcrumbs}>
        <EmptyState>{t('act.gone')}</EmptyState>
      </Page>
    );
  }
  const title = act.number ? t('act.title', { number: act.number }) : t('act.draftTitle');
  return (
    <Page
      width="narrow"
      title={title}
      heading={<Whole>{title}</Whole>}
      status={<ActStatus act={act} />}
      breadcrumbs={breadcrumbs}
      actions={<ActActions act={act} />}
    >
      <ActFacts act={act} />
    </Page>
  );
}

function ActFacts({ act }: { act: DestructionAct }) {
  const { t } = useTranslation('privacy');
  const setting = useTimeSetting();
  const mayApprove = useCan()('privacy.approve');
  return (
    <Stack gap="lg">
      <Panel title={t('acts.reason')}>
        <Text style={{ whiteSpace: 'pre-line' }}>{act.reason}</Text>
        <Text size="sm" c="dimmed" mt="sm">
          {t('act.drafted', { ...act, ...setting })}
        </Text>
        {act.approvedAt && (
          <Text size="sm" c="dimmed">
            {t('act.approved', { ...act, ...setting })}
          </Text>
        )}
        {act.refused && (
          <Text mt="sm" style={{ whiteSpace: 'pre-line' }}>
            {t('act.refused', { ...act.refused, ...setting })}
          </Text>
        )}
        {!act.approvedAt && !act.refused && !mayApprove && (
          <Text size="sm" c="dimmed">
            {t('act.director')}
          </Text>
        )}
      </Panel>
      <Panel title={t(act.approvedAt ? 'act.whatDone' : 'act.what')}>
        <List spacing={4}>
          {act.categories.map((category) => (
            <List.Item key={category}>{t(`category.${category}`)}</List.Item>
          ))}
        </List>
      </Panel>
      <Panel title={t('act.who')}>
        <List type="ordered" spacing={4}>
          {act.people.map(({ id, name }) => (
            <List.Item key={id}>{name}</List.Item>
          ))}
        </List>
      </Panel>
    </Stack>
  );
}

function ActActions({ act }: { act: DestructionAct }) {
  const { t } = useTranslation('privacy');
  const may = useCan();
  const [deciding, setDeciding] = useState<'yes' | 'no' | null>(null);
  const pdf = (
    <PrintButton request={{ kind: 'destruction-act', actId: act.id }}>
      {t(act.approvedAt ? 'act.pdf' : 'act.draftPdf')}
    </PrintButton>
  );
  if (act.approvedAt) return pdf;
  if (act.refused) {
    return may('privacy.manage') ? (
      <Button component={Link} to={paths.newDestructionAct(act.id)}>
        {t('act.another')}
      </Button>
    ) : null;
  }
  return (
    <>
      {pdf}
      {may('privacy.manage') && <Discard actId={act.id} />}
      {may('privacy.approve') && (
        <>
          <Button variant="default" onClick={() => setDeciding('no')}>
            {t('act.refuse')}
          </Button>
          <Button color="red" onClick={() => setDeciding('yes')}>
            {t('act.approve')}
          </Button>
        </>
      )}
      {deciding === 'yes' && <ApproveAct act={act} onClose={() => setDeciding(null)} />}
      {deciding === 'no' && <RefuseAct actId={act.id} onClose={() => setDeciding(null)} />}
    </>
  );
}

function Discard({ actId }: { actId: string }) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discarding = useMutation({
    mutationFn: () => call(discardDestruction, { params: { actId } }),
    onSuccess: async () => {
      await navigate(paths.destructionActs());
      await invalidate(client, [listDestructionActs]);
      notifications.show({ message: t('act.discardDone') });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('act.discard')}
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('act.discardTitle')}
        confirm={t('act.discard')}
        onConfirm={() => discarding.mutate()}
        pending={discarding.isPending}
        error={discarding.error}
        danger
      >
        <Text>{t('act.discardText')}</Text>
      </ConfirmModal>
    </>
  );
}
