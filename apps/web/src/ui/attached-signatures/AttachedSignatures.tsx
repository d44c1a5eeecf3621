import {
  attachSignature,
  getAttachedSignature,
  getKeptFile,
  listAttachedSignatures,
  SIGNATURE_FILE_BYTES,
  type AttachedSignature,
  type KeptKind,
} from '@itog/contracts';
import { Anchor, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/address.ts';
import { call } from '../../api/call.ts';
import { useCan } from '../../api/me.ts';
import { invalidate, queryOf } from '../../api/query.ts';
import { FileDrop } from '../actions/FileDrop.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { DateTime } from '../time/DateTime.tsx';
import classes from './AttachedSignatures.module.css';
import { SignerFacts } from './SignerFacts.tsx';

export type AttachedSignaturesProps = {
  readonly keptKind: KeptKind;
  readonly keptId: string;
};

const ENDINGS = ['.sig', '.sgn', '.p7s', '.p7m', '.pem'];

/**
 * Signatures of a kept file that were made in other programs: who, when, by which certificate, and what could be checked of
 * it. Those who may, attach one more. Stands in a panel or a dialog titled by {@link useAttachedTitle}.
 */
export function AttachedSignatures(kept: AttachedSignaturesProps) {
  const { t } = useTranslation('attached');
  const mayAttach = useCan()('signatures.attach');
  const { data, error } = useQuery(queryOf(listAttachedSignatures, { params: kept }));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  if (!data.fileSha256) return <Text c="dimmed">{t('noFile')}</Text>;
  return (
    <Stack gap="lg">
      {data.signatures.length === 0 ? (
        <Text>{t(mayAttach ? 'empty' : 'emptyRead')}</Text>
      ) : (
        <ul className={classes.list} aria-label={t('title')}>
          {data.signatures.map((signature) => (
            <li key={signature.id} className={classes.signature}>
              <Signature kept={kept} signature={signature} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Anchor href={addressOf(getKeptFile, { params: kept, query: undefined })}>{t('file')}</Anchor>
        <Text size="sm" c="dimmed" className="figures" style={{ overflowWrap: 'anywhere' }}>
          {t('hash', { sha256: data.fileSha256 })}
        </Text>
      </div>
      {mayAttach && <Attach {...kept} />}
    </Stack>
  );
}

/** The title of the panel or the dialog in which the signatures stand. */
export function useAttachedTitle(): string {
  return useTranslation('attached').t('title');
}

function Signature({ kept, signature }: { kept: AttachedSignaturesProps; signature: AttachedSignature }) {
  const { t } = useTranslation('attached');
  const { id, fileName, addedAt, addedBy, signers } = signature;
  const params = { ...kept, signatureId: id };
  return (
    <>
      {signers.map((signer, place) => (
        <SignerFacts key={place} signer={signer} />
      ))}
      <div className={classes.foot}>
        <span>
          {t('addedBy', { name: addedBy })} <DateTime value={addedAt} />
        </span>
        <Anchor href={addressOf(getAttachedSignature, { params, query: undefined })} inherit>
          {t('download', { fileName })}
        </Anchor>
      </div>
    </>
  );
}

function Attach(params: AttachedSignaturesProps) {
  const { t } = useTranslation('attached');
  const client = useQueryClient();
  const attaching = useMutation({
    mutationFn: (file: File) => call(attachSignature, { params, query: { fileName: file.name }, body: file }),
    onSuccess: async () => {
      await invalidate(client, [listAttachedSignatures], { ...params });
      notifications.show({ message: t('added') });
    },
  });
  return (
    <Stack gap="xs">
      <FileDrop
        label={t('drop')}
        accept={ENDINGS}
        maxBytes={SIGNATURE_FILE_BYTES}
        onFile={(file) => attaching.mutate(file)}
        pending={attaching.isPending}
      />
      <ProblemAlert error={attaching.error} />
    </Stack>
  );
}
