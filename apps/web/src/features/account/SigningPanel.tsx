import { getMySigning } from '@itog/contracts';
import { Anchor, Group, Modal, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';
import { AcceptAgreement } from '../../ui/signing/AcceptAgreement.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { FactorPanel } from './FactorPanel.tsx';

/** My electronic signature: the agreement under which I sign, and the keys that I sign by. */
export function SigningPanels() {
  const { t } = useTranslation(['account', 'signing', 'ui']);
  const setting = useTimeSetting();
  const { agreement, acceptedAt, secondFactor } = useSuspenseQuery(queryOf(getMySigning)).data;
  const [reading, setReading] = useState(false);
  return (
    <>
      <Panel title={t('agreement.title')}>
        {!agreement && <Text>{t('signing:agreement.none')}</Text>}
        {agreement && !acceptedAt && <AcceptAgreement agreement={agreement} />}
        {agreement && acceptedAt && (
          <Stack gap="xs">
            <Group gap="sm">
              <StatusBadge tone="good">{t('agreement.accepted')}</StatusBadge>
              <Text size="sm">{t('agreement.when', { number: agreement.number, acceptedAt, ...setting })}</Text>
            </Group>
            <div>
              <Anchor component="button" type="button" onClick={() => setReading(true)}>
                {t('agreement.read')}
              </Anchor>
            </div>
            <Modal
              opened={reading}
              onClose={() => setReading(false)}
              title={agreement.title}
              size="xl"
              closeButtonProps={{ 'aria-label': t('ui:close') }}
            >
              <RegulationText markdown={agreement.markdown} />
            </Modal>
          </Stack>
        )}
      </Panel>
      <FactorPanel factor={secondFactor} />
    </>
  );
}
