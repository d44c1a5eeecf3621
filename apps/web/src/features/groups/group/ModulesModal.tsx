import type { Group } from '@itog/contracts';
import { Button, Checkbox, Group as Row, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdmissionFacts } from '../use-group.ts';

export type ModulesModalProps = {
  readonly group: Group;
  /** How many learners are chosen. */
  readonly count: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRecord: (modules: NonNullable<AdmissionFacts['modules']>) => void;
};

/** Marks parts of the curriculum done, or not done, for all chosen learners. */
export function ModulesModal({ group: { modules }, count, opened, onClose, onRecord }: ModulesModalProps) {
  const { t } = useTranslation(['groups', 'ui']);
  const all = modules.map(({ id }) => id);
  const [ids, setIds] = useState<string[]>(all);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('bulk.modulesTitle', { count })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <Checkbox
          label={t('bulk.allModules')}
          checked={ids.length === all.length}
          indeterminate={ids.length > 0 && ids.length < all.length}
          onChange={() => setIds(ids.length === all.length ? [] : all)}
        />
        <Checkbox.Group aria-label={t('learners.modules')} value={ids} onChange={setIds}>
          <Stack gap="xs" ms="lg">
            {modules.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Row justify="flex-end">
          <Button variant="default" disabled={ids.length === 0} onClick={() => onRecord({ ids, done: false })}>
            {t('bulk.notDone')}
          </Button>
          <Button disabled={ids.length === 0} onClick={() => onRecord({ ids, done: true })}>
            {t('bulk.done')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}
