import { listDueDocuments, type DueGround } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { RegistryTabs } from '../../../ui/registry/RegistryTabs.tsx';
import classes from './Due.module.css';
import { Ground } from './Ground.tsx';
import { Undischarged } from './Undischarged.tsx';

/** Each ground asks for its own plan: so many at a time. */
const AT_ONCE = 10;

/** Everything that is to be issued, in one place: by protocols, and by orders where nobody came (3.13, 3.14). */
export default function DuePage() {
  const { t } = useTranslation('registry');
  const { data, error } = useQuery(queryOf(listDueDocuments));
  const nothing = data && data.grounds.length + data.undischarged.length === 0;
  return (
    <Page title={t('due.title')} lead={t('due.lead')}>
      <RegistryTabs />
      <ProblemAlert error={error} />
      {!data && !error && <Loading />}
      {nothing && <EmptyState icon={IconCertificate}>{t('due.empty')}</EmptyState>}
      {data && !nothing && (
        <div className={classes.grounds}>
          <Undischarged groups={data.undischarged} />
          <Grounds grounds={data.grounds} />
        </div>
      )}
    </Page>
  );
}

function Grounds({ grounds }: { grounds: readonly DueGround[] }) {
  const { t } = useTranslation('registry');
  const [most, setMost] = useState(AT_ONCE);
  const left = grounds.length - most;
  return (
    <>
      {grounds.slice(0, most).map((ground) => (
        <Ground key={ground.id} ground={ground} />
      ))}
      {left > 0 && (
        <div>
          <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
            {t('due.more', { count: Math.min(left, AT_ONCE) })}
          </Button>
        </div>
      )}
    </>
  );
}
