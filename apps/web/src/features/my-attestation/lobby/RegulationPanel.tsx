import {
  acknowledgeRegulation,
  getMyAttestation,
  getRegulation,
  listMyAttestations,
  type MyAttestation,
} from '@itog/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { call } from '../../../api/call.ts';
import { Problem } from '../../../api/problem.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Lobby.module.css';

const RegulationText = lazy(async () => ({
  default: (await import('../../../ui/regulation/RegulationText.tsx')).RegulationText,
}));

/** The Regulation in full, and the learner's word that he has read this very text (3.2). */
export function RegulationPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const { edition, acknowledgedAt } = attestation;
  const [opened, setOpened] = useState(false);
  const standing = useRef<HTMLParagraphElement>(null);
  const close = () => {
    flushSync(() => setOpened(false));
    standing.current?.focus();
  };
  return (
    <Panel title={t('regulation.title')}>
      <div id="regulation" className={classes.anchor} />
      <Text ref={standing} tabIndex={-1}>
        {acknowledgedAt ? t('regulation.done', { at: acknowledgedAt, ...setting }) : t('now.acknowledge')}
      </Text>
      <p className={classes.quiet}>
        {t('regulation.edition', { number: edition.number, effectiveFrom: edition.effectiveFrom })}
      </p>
      {opened ? (
        <Reading acknowledged={acknowledgedAt !== null} onClose={close} />
      ) : (
        <Button mt="sm" variant={acknowledgedAt ? 'default' : 'filled'} onClick={() => setOpened(true)}>
          {t(acknowledgedAt ? 'regulation.again' : 'regulation.read')}
        </Button>
      )}
    </Panel>
  );
}

const focusOn = (place: HTMLElement | null) => place?.focus({ preventScroll: true });

function Reading({ acknowledged, onClose }: { acknowledged: boolean; onClose: () => void }) {
  const { t } = useTranslation('my-attestation');
  const client = useQueryClient();
  const me = useMe();
  const label = useId();
  const { data, error } = useQuery(queryOf(getRegulation));
  const acknowledging = useMutation({
    mutationFn: ({ id, sha256 }: { id: string; sha256: string }) =>
      call(acknowledgeRegulation, { body: { editionId: id, sha256 } }),
    onSuccess: async () => {
      await invalidate(client, [getMyAttestation, listMyAttestations]);
      onClose();
    },
    // A newer edition has come out while this one was being read: show it.
    onError: (problem) =>
      problem instanceof Problem && problem.is('edition.changed') && invalidate(client, [getRegulation]),
  });
  if (error) return <ProblemAlert error={error} mine />;
  if (!data) return <Loading />;
  const { id, sha256, markdown } = data.current;
  return (
    <>
      <div ref={focusOn} className={classes.regulation} role="region" aria-label={t('regulation.text')} tabIndex={0}>
        <Suspense fallback={<Loading />}>
          <RegulationText markdown={markdown} />
        </Suspense>
      </div>
      <ProblemAlert error={acknowledging.error} mine />
      <Group mt="md">
        {!acknowledged && (
          <Button
            aria-describedby={label}
            loading={acknowledging.isPending}
            onClick={() => acknowledging.mutate({ id, sha256 })}
          >
            {t('regulation.confirm', { context: genderOf(me.name) })}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('regulation.hide')}
        </Button>
      </Group>
      {!acknowledged && (
        <p id={label} className={classes.quiet}>
          {t('regulation.records')}
        </p>
      )}
    </>
  );
}
