import type { Enrolment, Group } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Watched } from '../../../ui/dialog/FormModal.tsx';
import { Accommodation } from './Accommodation.tsx';
import { AdmissionTicks } from './AdmissionTicks.tsx';
import { Exception } from './Exception.tsx';
import { LeaveGroup } from './LeaveGroup.tsx';
import classes from './learner.module.css';
import { SlipsButton } from './SlipsButton.tsx';

export type LearnerDrawerProps = {
  readonly group: Group;
  /** Empty while nobody is opened. */
  readonly enrolmentId: string;
  readonly onClose: () => void;
};

/** One learner of the group with everything that can be changed. */
export function LearnerDrawer({ group, enrolmentId, onClose }: LearnerDrawerProps) {
  const { t } = useTranslation(['groups', 'ui']);
  const [typed, setTyped] = useState(false);
  const enrolment = group.enrolments.find(({ id }) => id === enrolmentId);
  return (
    <Drawer
      opened={enrolment !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={enrolment ? fullName(enrolment.learner.name) : ''}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      closeOnEscape={!typed}
      closeOnClickOutside={!typed}
    >
      <Watched onTyped={setTyped}>
        {enrolment && <Card key={enrolment.id} group={group} enrolment={enrolment} onClose={onClose} />}
      </Watched>
    </Drawer>
  );
}

function Card({ group, enrolment, onClose }: { group: Group; enrolment: Enrolment; onClose: () => void }) {
  const { t } = useTranslation('groups');
  const may = useCan();
  const { learner, customer, post, signedInOnce } = enrolment;
  return (
    <Stack gap="xl">
      <dl className={classes.facts}>
        <Fact name={t('learner.login')}>{learner.login}</Fact>
        <Fact name={t('learner.email')}>{learner.email}</Fact>
        <Fact name={t('learner.post')}>{post}</Fact>
        <Fact name={t('learner.customer')}>{customer}</Fact>
      </dl>
      {may('records.read') && (
        <div>
          <Button component={Link} to={paths.learnerRecord(learner.id, group.id)} variant="default">
            {t('learner.record')}
          </Button>
        </div>
      )}
      <AdmissionTicks group={group} enrolment={enrolment} readOnly={!may('groups.manage')} />
      {may('admission.override') && <Exception groupId={group.id} enrolment={enrolment} />}
      {may('groups.manage') && (
        <>
          <Accommodation group={group} enrolment={enrolment} />
          <section className={classes.part}>
            <h3>{t('learner.access')}</h3>
            <Text size="sm" c="dimmed">
              {t(signedInOnce ? 'learner.signedIn' : 'learner.neverIn')}
            </Text>
            <div>
              <SlipsButton group={group} enrolments={[enrolment]} />
            </div>
          </section>
          <LeaveGroup groupId={group.id} enrolment={enrolment} onLeft={onClose} />
        </>
      )}
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: string | null }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
