import type { Protocol } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Whose signatures a change of the words would void; nothing while nobody has signed (3.15). */
export function VoidsSignatures({ protocol }: { protocol: Pick<Protocol, 'signers'> }) {
  const { t } = useTranslation('protocols');
  const names = protocol.signers
    .filter(({ signature }) => signature && signature.status !== 'absent')
    .map(({ name }) => fullName(name));
  if (names.length === 0) return null;
  return (
    <Text size="sm" c="var(--state-warn)">
      {t('words.voids', { names })}
    </Text>
  );
}
