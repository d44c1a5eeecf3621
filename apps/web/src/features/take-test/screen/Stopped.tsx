import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { useTestState } from '../use-test.ts';
import classes from '../receipt/Receipt.module.css';

/** The server has refused this tab for good; nothing on the device is thrown away. */
export function Stopped() {
  const { t } = useTranslation('take-test');
  const { problem } = useTestState();
  return (
    <main className={classes.page}>
      <Page title={t('stopped.title')} width="narrow">
        <p>{t('stopped.text')}</p>
        <ProblemAlert error={problem} mine />
        <Group mt="lg">
          <Button onClick={() => window.location.reload()}>{t('stopped.reload')}</Button>
          <Button variant="default" component={Link} to={paths.myAttestations()}>
            {t('stopped.home')}
          </Button>
        </Group>
      </Page>
    </main>
  );
}
