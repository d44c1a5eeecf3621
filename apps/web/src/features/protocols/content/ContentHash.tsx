import type { Protocol } from '@itog/contracts';
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { HashText } from '../../../ui/signing/HashText.tsx';
import { useContentCheck } from '../../../ui/signing/use-content-check.ts';

/** The hash under which the signatures stand, and whether the text on the screen gives it. */
export function ContentHash({ protocol }: { protocol: Pick<Protocol, 'html' | 'contentSha256' | 'revision'> }) {
  const { t } = useTranslation('protocols');
  const same = useContentCheck(protocol);
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {t('hash.title')}
      </Title>
      <HashText value={protocol.contentSha256} />
      <Text size="sm" c="dimmed" mt={4} mb={8}>
        {t('hash.note', { revision: protocol.revision })}
      </Text>
      {same !== undefined && (
        <StatusBadge tone={same ? 'good' : 'bad'}>{t(same ? 'hash.same' : 'hash.other')}</StatusBadge>
      )}
    </section>
  );
}
