import { Button, Group as Row } from '@mantine/core';
import { IconFileSpreadsheet, IconId, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { CalendarDay } from '../../../ui/time/DateTime.tsx';
import { EnrolModal } from '../enrol/EnrolModal.tsx';
import { LearnerDrawer } from '../learner/LearnerDrawer.tsx';
import { useGroup } from '../use-group.ts';
import { GroupFile } from './GroupFile.tsx';
import { GroupOrders } from './GroupOrders.tsx';
import { ThesesLink } from '../theses/ThesesLink.tsx';
import { GroupSessions } from './GroupSessions.tsx';
import { Learners } from './Learners.tsx';

/** A group: who learns in it, and what each still lacks for admission (3.1). */
export default function GroupPage() {
  const { t } = useTranslation('groups');
  const group = useGroup();
  const may = useCan();
  const [enrolling, setEnrolling] = useState(false);
  const [learner, setLearner] = useUrlValue('learner');
  const { id, title, program, startsOn, endsOn, customer, enrolments } = group;
  const enrol = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setEnrolling(true)}>
      {t('enrol.open')}
    </Button>
  );
  const upload = (
    <Button
      component={Link}
      to={paths.learnerImport(id)}
      variant="default"
      leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
    >
      {t('import.open')}
    </Button>
  );
  return (
    <Page
      title={title}
      lead={
        <>
          {program.title} · <CalendarDay value={startsOn} look="table" /> — <CalendarDay value={endsOn} look="table" />
          {customer && ` · ${customer}`}
        </>
      }
      breadcrumbs={[{ label: t('list.title'), to: paths.groups() }]}
      actions={
        <>
          <ThesesLink group={group} />
          {may('records.read') && enrolments.length > 0 && (
            <Button
              component={Link}
              to={paths.groupRecords(id)}
              variant="default"
              leftSection={<IconId size={18} aria-hidden />}
            >
              {t('learner.record')}
            </Button>
          )}
          {may('groups.manage') && (
            <>
              <Button
                component={Link}
                to={paths.groupEdit(id)}
                variant="default"
                leftSection={<IconPencil size={18} aria-hidden />}
              >
                {t('edit.open')}
              </Button>
              {enrolments.length > 0 && upload}
              {enrolments.length > 0 && enrol}
            </>
          )}
        </>
      }
    >
      {enrolments.length === 0 ? (
        <Panel>
          <EmptyState
            icon={IconUsers}
            action={
              may('groups.manage') && (
                <Row justify="center">
                  {upload}
                  {enrol}
                </Row>
              )
            }
          >
            {t(may('groups.manage') ? 'learners.empty' : 'learners.emptyRead')}
          </EmptyState>
        </Panel>
      ) : (
        <Learners group={group} onOpen={setLearner} />
      )}
      {may('sessions.read') && <GroupSessions group={group} />}
      {may('registry.read') && <GroupOrders group={group} />}
      {may('registry.read') && <GroupFile groupId={id} />}
      <EnrolModal group={group} opened={enrolling} onClose={() => setEnrolling(false)} />
      <LearnerDrawer group={group} enrolmentId={learner} onClose={() => setLearner('')} />
    </Page>
  );
}
