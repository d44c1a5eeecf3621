import { exportMyData, getMyConsents, listMyViews } from '@itog/contracts';
import { Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callFile } from '../../api/call.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { DataDownload } from '../../ui/privacy/DataDownload.tsx';
import { ViewsTable } from '../../ui/privacy/ViewsTable.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { ReadingsPanel } from './ReadingsPanel.tsx';
import { StoredPanel } from './StoredPanel.tsx';

/** A person’s own data: consents, each by itself, what is kept, who looked, and all of it as a file (152-ФЗ, ст. 9, 14). */
export default function MyDataPage() {
  const { t } = useTranslation(['privacy', 'account']);
  const { consents } = useSuspenseQuery(queryOf(getMyConsents)).data;
  const asked = consents.filter(({ text, given }) => text || given);
  return (
    <Page
      width="narrow"
      title={t('mine.title')}
      lead={t('mine.lead')}
      breadcrumbs={[{ label: t('account:title'), to: paths.account() }]}
      actions={<DataDownload fetchFile={() => callFile(exportMyData)}>{t('download.mine')}</DataDownload>}
    >
      <Stack gap="lg">
        <Text>{t(asked.length > 0 ? 'mine.free' : 'mine.noTexts')}</Text>
        {asked.map((consent) => (
          <ConsentCard key={consent.purpose} consent={consent} />
        ))}
        <ReadingsPanel />
        <StoredPanel />
        <SeenPanel />
      </Stack>
    </Page>
  );
}

function SeenPanel() {
  const { t } = useTranslation('privacy');
  const { views } = useSuspenseQuery(queryOf(listMyViews)).data;
  if (views.length === 0) {
    return (
      <Panel title={t('mine.seen.title')}>
        <Text>{t('mine.seen.none')}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('mine.seen.title')} flush>
      <ViewsTable name={t('mine.seen.title')} views={views} />
    </Panel>
  );
}
