import { chooseSealed, getSeals, KEPT_KINDS, switchSealOff, type Seals } from '@itog/contracts';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { keyOf, queryOf } from '../../api/query.ts';
import { ConfirmModal } from '../../ui/actions/ConfirmModal.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { FormerSeals, SealCard } from './SealCard.tsx';
import { SealUpload } from './SealUpload.tsx';

/** The organisation's electronic seal: upload, what is known of it, what it is set on, and the former ones. */
export default function SealPage() {
  const { t } = useTranslation('settings');
  const mayManage = useCan()('organisation.manage');
  const { data } = useSuspenseQuery(queryOf(getSeals));
  const [uploading, setUploading] = useState(false);
  const upload = (
    <Button variant={data.current ? 'default' : 'filled'} onClick={() => setUploading(true)}>
      {t(data.current ? 'seal.replace' : 'seal.upload')}
    </Button>
  );
  return (
    <Page title={t('seal.title')} lead={t('seal.lead')} width="narrow">
      {uploading && (
        <Panel title={t(data.current ? 'seal.replace' : 'seal.upload')}>
          <SealUpload onDone={() => setUploading(false)} />
        </Panel>
      )}
      {data.current ? (
        <Panel title={t('seal.current')}>
          <SealCard seal={data.current} state={data.state} />
          {mayManage && !uploading && (
            <Group mt="lg">
              {upload}
              <SwitchOff sealId={data.current.id} />
            </Group>
          )}
        </Panel>
      ) : (
        !uploading && (
          <EmptyState icon={IconRosetteDiscountCheck} action={mayManage && upload}>
            {t('seal.none')}
          </EmptyState>
        )
      )}
      <Panel title={t('seal.kinds')}>
        <Kinds kinds={data.kinds} readOnly={!mayManage} />
      </Panel>
      {data.former.length > 0 && <FormerSeals seals={data.former} />}
    </Page>
  );
}

/** Puts the server's answer in the place of what was known. */
function useKept() {
  const client = useQueryClient();
  return (seals: Seals) => client.setQueryData(keyOf(getSeals), seals);
}

function Kinds({ kinds, readOnly }: { kinds: Seals['kinds']; readOnly: boolean }) {
  const { t } = useTranslation('settings');
  const keep = useKept();
  const choosing = useMutation({
    mutationFn: (chosen: Seals['kinds']) => call(chooseSealed, { body: { kinds: chosen } }),
    onSuccess: keep,
  });
  const shown = choosing.isPending ? choosing.variables : kinds;
  const toggle = (kind: Seals['kinds'][number]) =>
    choosing.mutate(shown.includes(kind) ? shown.filter((each) => each !== kind) : [...shown, kind]);
  return (
    <Stack gap="sm">
      {KEPT_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`seal.kind.${kind}`)}
          checked={shown.includes(kind)}
          disabled={readOnly || choosing.isPending}
          onChange={() => toggle(kind)}
        />
      ))}
      <Text size="sm" c="dimmed">
        {t(readOnly ? 'seal.kindsReadOnly' : 'seal.kindsHint')}
      </Text>
      <ProblemAlert error={choosing.error} />
    </Stack>
  );
}

function SwitchOff({ sealId }: { sealId: string }) {
  const { t } = useTranslation('settings');
  const keep = useKept();
  const [asking, setAsking] = useState(false);
  const switching = useMutation({
    mutationFn: () => call(switchSealOff, { params: { sealId } }),
    onSuccess: (seals) => {
      keep(seals);
      notifications.show({ message: t('seal.isOff') });
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('seal.off')}
      </Button>
      <ConfirmModal
        opened={asking}
        danger
        onClose={() => setAsking(false)}
        title={t('seal.offTitle')}
        confirm={t('seal.off')}
        onConfirm={() => switching.mutate()}
        pending={switching.isPending}
        error={switching.error}
      >
        <Text>{t('seal.offWhat')}</Text>
      </ConfirmModal>
    </>
  );
}
