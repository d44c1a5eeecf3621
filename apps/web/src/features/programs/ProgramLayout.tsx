import { Button } from '@mantine/core';
import { IconListCheck, IconPencil } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { LinkTabs } from '../../ui/layout/LinkTabs.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { useProgram } from './use-program.ts';

/** One program: its parts behind tabs. */
export default function ProgramLayout() {
  const { t } = useTranslation('programs');
  const { id, title, kind, hours, studyForm, forms } = useProgram();
  const may = useCan();
  const facts = [t(`kind.${kind}`), t('hours', { count: hours }), studyForm, ...forms.map((form) => t(`form.${form}`))];
  return (
    <Page
      title={title}
      lead={facts.join(' · ')}
      breadcrumbs={[{ label: t('list.title'), to: paths.programs() }]}
      actions={
        <>
          {may('programs.manage') && (
            <Button
              component={Link}
              to={paths.programEdit(id)}
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
            >
              {t('edit.open')}
            </Button>
          )}
          {may('questions.read') && (
            <Button component={Link} to={paths.questionBank(id)} leftSection={<IconListCheck size={18} aria-hidden />}>
              {t('bank.open')}
            </Button>
          )}
        </>
      }
    >
      <LinkTabs
        name={title}
        tabs={[
          { label: t('overview.tab'), to: paths.program(id) },
          ...(forms.includes('exam') && may('exam-cards.read')
            ? [{ label: t('cards.tab'), to: paths.examCards(id) }]
            : []),
          { label: t('policy.tab'), to: paths.programPolicy(id) },
        ]}
      />
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </Page>
  );
}
