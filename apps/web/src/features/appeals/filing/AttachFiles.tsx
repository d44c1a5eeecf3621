import { removeAppealAttachment, uploadAppealAttachment } from '@itog/contracts';
import { APPEAL_MAX_FILES, APPEAL_MAX_FILE_BYTES, APPEAL_MEDIA_TYPES } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { upload } from '../../../api/upload.ts';
import { FileUpload } from '../../../ui/actions/FileUpload.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { bytesText } from '../parts/bytes.ts';
import classes from './Filing.module.css';
import type { Draft } from './use-draft.ts';

const ENDINGS = [...Object.values(APPEAL_MEDIA_TYPES).map((ending) => `.${ending}`), '.jpeg'];
const MEGABYTES = APPEAL_MAX_FILE_BYTES / 2 ** 20;

export type AttachFilesProps = {
  readonly attachments: Draft['attachments'];
  readonly onChange: (change: (now: Draft) => Partial<Draft>) => void;
};

/** Files that go with the application: added one by one, each removable until it is signed. */
export function AttachFiles({ attachments, onChange }: AttachFilesProps) {
  const { t, i18n } = useTranslation('appeals');
  const remove = useMutation({
    mutationFn: (attachmentId: string) => call(removeAppealAttachment, { params: { attachmentId } }),
    onSuccess: (_nothing, gone) =>
      onChange((now) => ({ attachments: now.attachments.filter(({ id }) => id !== gone) })),
  });
  const send = async (file: File, onProgress: (share: number) => void) => {
    const query = { fileName: file.name };
    const added = await upload(uploadAppealAttachment, { query, body: file }, onProgress);
    onChange((now) => ({ attachments: [...now.attachments, added] }));
  };
  return (
    <div className={classes.attach}>
      {attachments.length > 0 && (
        <ul className={classes.files}>
          {attachments.map(({ id, name, bytes }) => (
            <li key={id}>
              <span>
                {name} <span className={classes.fact}>{bytesText(bytes, i18n.language)}</span>
              </span>
              <Button
                variant="subtle"
                size="sm"
                loading={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
                aria-label={t('filing.removeNamed', { name })}
              >
                {t('filing.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert error={remove.error} mine />
      {attachments.length < APPEAL_MAX_FILES ? (
        <FileUpload
          label={
            <>
              {t('filing.attach')}
              <Text size="sm" c="dimmed">
                {t('filing.limits', { megabytes: MEGABYTES, files: APPEAL_MAX_FILES })}
              </Text>
            </>
          }
          accept={ENDINGS}
          maxMegabytes={MEGABYTES}
          send={send}
          mine
        />
      ) : (
        <Text c="dimmed">{t('filing.enough', { files: APPEAL_MAX_FILES })}</Text>
      )}
    </div>
  );
}
