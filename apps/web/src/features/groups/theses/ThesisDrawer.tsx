import { THESIS_MEDIA_TYPES, fullName } from '@itog/domain';
import { Drawer, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { FileUpload } from '../../../ui/actions/FileUpload.tsx';
import { Watched } from '../../../ui/dialog/FormModal.tsx';
import { ThesisFile } from './cells.tsx';
import classes from './theses.module.css';
import { ThesisFacts } from './ThesisFacts.tsx';
import { ThesisForm } from './ThesisForm.tsx';
import { useSendThesis, type GroupThesis } from './use-theses.ts';

const ENDINGS = Object.values(THESIS_MEDIA_TYPES).map((ending) => `.${ending}`);

type DrawerProps = {
  readonly groupId: string;
  /** Nothing is opened without it. */
  readonly row: GroupThesis | undefined;
  readonly maxMegabytes: number;
  readonly onClose: () => void;
};

/** One thesis with everything that can be changed. */
export function ThesisDrawer({ row, onClose, ...rest }: DrawerProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(false);
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={row ? fullName(row.learner.name) : ''}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
      closeOnEscape={!typed}
    >
      <Watched onTyped={setTyped}>{row && <Card key={row.enrolmentId} row={row} {...rest} />}</Watched>
    </Drawer>
  );
}

function Card({ groupId, row, maxMegabytes }: Omit<DrawerProps, 'onClose' | 'row'> & { row: GroupThesis }) {
  const { t } = useTranslation('groups');
  const manages = useCan()('theses.manage');
  const { enrolmentId, thesis } = row;
  const send = useSendThesis(groupId, enrolmentId);
  return (
    <>
      <section className={classes.part}>
        <h3>{t('theses.file')}</h3>
        <div>{thesis?.file ? <ThesisFile enrolmentId={enrolmentId} thesis={thesis} /> : t('theses.noFile')}</div>
        {manages && (
          <FileUpload
            label={
              <>
                {t(thesis?.file ? 'theses.replace' : 'theses.drop')}
                <Text size="sm" c="dimmed">
                  {t('theses.limits', { megabytes: maxMegabytes })}
                </Text>
              </>
            }
            accept={ENDINGS}
            maxMegabytes={maxMegabytes}
            send={send}
          />
        )}
      </section>
      <section className={classes.part}>
        <h3>{t('theses.facts')}</h3>
        {manages ? <ThesisForm groupId={groupId} row={row} /> : <ThesisFacts thesis={thesis} />}
      </section>
    </>
  );
}
