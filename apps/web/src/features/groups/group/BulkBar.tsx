import type { Enrolment, Group } from '@itog/contracts';
import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SlipsButton } from '../learner/SlipsButton.tsx';
import type { AdmissionFacts } from '../use-group.ts';
import classes from './group.module.css';
import { ModulesModal } from './ModulesModal.tsx';

export type BulkBarProps = {
  readonly group: Group;
  readonly chosen: readonly Enrolment[];
  readonly record: (facts: AdmissionFacts) => void;
  readonly onClear: () => void;
};

/** What can be done with all chosen learners at once. */
export function BulkBar({ group, chosen, record, onClear }: BulkBarProps) {
  const { t } = useTranslation('groups');
  const [modules, setModules] = useState(false);
  const enrolmentIds = chosen.map(({ id }) => id);
  const unpaid = chosen.some(({ tuitionPaid }) => !tuitionPaid);
  return (
    <div className={classes.bulk} role="region" aria-label={t('bulk.title')}>
      <span className={classes.chosen} role="status">
        {t('bulk.chosen', { count: chosen.length })}
      </span>
      <Button size="sm" variant="default" onClick={() => record({ enrolmentIds, tuitionPaid: unpaid })}>
        {t(unpaid ? 'bulk.paid' : 'bulk.unpaid')}
      </Button>
      {group.modules.length > 0 && (
        <Button size="sm" variant="default" onClick={() => setModules(true)}>
          {t('bulk.modules')}
        </Button>
      )}
      <SlipsButton group={group} enrolments={chosen} />
      <CloseButton aria-label={t('bulk.clear')} onClick={onClear} className={classes.clear} />
      <ModulesModal
        group={group}
        count={chosen.length}
        opened={modules}
        onClose={() => setModules(false)}
        onRecord={(change) => {
          record({ enrolmentIds, modules: change });
          setModules(false);
        }}
      />
    </div>
  );
}
