import { QUESTION_PICTURE_BYTES, uploadPicture } from '@itog/contracts';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { pictureAddress } from '../../../ui/question/plain-html.ts';
import classes from './edit.module.css';
import type { PictureInText } from './pictures-in-text.ts';

type Shown = Pick<PictureInText, 'sha256' | 'alt'>;

export type PictureDialogProps = {
  readonly programId: string;
  /** The picture that is to be replaced, or only described anew. */
  readonly former: Shown | null;
  readonly onDone: (picture: Shown) => void;
  readonly onClose: () => void;
};

const ENDINGS = ['.png', '.jpg', '.jpeg', '.gif', '.webp'];

/** A picture from a file, seen before it is put into the text, with words for who does not see it. */
export function PictureDialog({ programId, former, onDone, onClose }: PictureDialogProps) {
  const { t } = useTranslation(['question-bank', 'ui']);
  const [sha256, setSha256] = useState(former?.sha256 ?? '');
  const [alt, setAlt] = useState(former?.alt ?? '');
  const [asked, setAsked] = useState(false);
  const sending = useMutation({
    mutationFn: (file: File) => call(uploadPicture, { params: { programId }, body: file }),
    onSuccess: (kept) => setSha256(kept.sha256),
  });
  const done = () => {
    setAsked(true);
    if (sha256 && alt.trim()) onDone({ sha256, alt: alt.trim() });
  };
  return (
    <FormModal
      opened
      onClose={onClose}
      title={t(former ? 'edit.picture.change' : 'edit.picture.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        <FileDrop
          label={t('edit.picture.file')}
          accept={ENDINGS}
          maxBytes={QUESTION_PICTURE_BYTES}
          onFile={(file) => sending.mutate(file)}
          onRefused={() => sending.reset()}
          pending={sending.isPending}
        />
        <ProblemAlert error={sending.error} />
        {sha256 && (
          <img src={pictureAddress(sha256)} alt={alt || t('edit.picture.undescribed')} className={classes.preview} />
        )}
        <TextInput
          label={t('edit.picture.alt')}
          description={t('edit.picture.altHint')}
          maxLength={500}
          value={alt}
          onChange={({ currentTarget }) => setAlt(currentTarget.value)}
          error={asked && !alt.trim() ? t('ui:field.required') : undefined}
        />
        {asked && !sha256 && <p role="alert">{t('edit.picture.none')}</p>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button onClick={done} loading={sending.isPending}>
            {t(former ? 'edit.picture.keep' : 'edit.picture.put')}
          </Button>
        </Group>
      </Stack>
    </FormModal>
  );
}
