import { getMyReading, listMyReadings, type Reading } from '@itog/contracts';
import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { RegulationText } from '../../ui/regulation/RegulationText.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

/** What the person has put his name to by a tick: the Regulation (3.2), the agreement on signing; to be read again. */
export function ReadingsPanel() {
  const { t } = useTranslation(['privacy', 'ui']);
  const setting = useTimeSetting();
  const { readings } = useSuspenseQuery(queryOf(listMyReadings)).data;
  const [open, setOpen] = useState<Reading | null>(null);
  if (readings.length === 0) return null;
  return (
    <Panel title={t('mine.readings.title')}>
      <Stack gap="sm">
        {readings.map((reading) => (
          <div key={reading.id}>
            <Anchor component="button" type="button" ta="start" onClick={() => setOpen(reading)}>
              {reading.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t(`mine.readings.${reading.kind}`, { number: reading.number, at: reading.at, ...setting })}
            </Text>
          </div>
        ))}
      </Stack>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open?.title}
        size="xl"
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {open && <ReadingText id={open.id} />}
      </Modal>
    </Panel>
  );
}

function ReadingText({ id }: Pick<Reading, 'id'>) {
  const { data, error } = useQuery({ ...queryOf(getMyReading, { params: { editionId: id } }), staleTime: Infinity });
  if (error) return <ProblemAlert error={error} mine />;
  return data ? <RegulationText markdown={data.markdown} /> : <Loading />;
}
