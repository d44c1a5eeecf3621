import { DESIGN_PICTURE_BYTES, uploadDesignPicture } from '@itog/contracts';
import { DESIGN_PICTURES, type DesignPicture } from '@itog/domain';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FileDrop } from '../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import classes from './Design.module.css';
import type { DesignPartProps } from './TextFields.tsx';
import { useDesignPictures } from './use-design-pictures.ts';

/** Logo, seal and signatures; what a picture of a signature is not is said before anybody uploads one. */
export function PictureFields({ kind, design, onDesign, readOnly }: DesignPartProps) {
  const { t } = useTranslation('designs');
  const shown = useDesignPictures(design).pictures;
  const kinds = DESIGN_PICTURES.filter((picture) => picture !== 'chair' || kind === 'diploma');
  const put = (picture: DesignPicture, sha256: string | null) =>
    onDesign({ ...design, pictures: { ...design.pictures, [picture]: sha256 } });
  return (
    <Stack>
      <Alert role="note" variant="light" title={t('pictures.notSignature')}>
        <Whole>{t('pictures.law')}</Whole>
      </Alert>
      {kinds.map((picture) => (
        <Field
          key={picture}
          picture={picture}
          address={shown[picture]}
          chosen={design.pictures[picture] !== null}
          onPicture={(sha256) => put(picture, sha256)}
          readOnly={readOnly}
        />
      ))}
    </Stack>
  );
}

type FieldProps = {
  readonly picture: DesignPicture;
  readonly address: string | null;
  readonly chosen: boolean;
  readonly onPicture: (sha256: string | null) => void;
  readonly readOnly: boolean;
};

function Field({ picture, address, chosen, onPicture, readOnly }: FieldProps) {
  const { t } = useTranslation('designs');
  const name = t(`pictures.${picture}`);
  const adding = useMutation({
    mutationFn: (file: File) => call(uploadDesignPicture, { body: file }),
    onSuccess: ({ sha256 }) => onPicture(sha256),
  });
  return (
    <div role="group" aria-label={name}>
      <Text fw={600}>{name}</Text>
      {chosen && (
        <Group mt={6} mb={8}>
          {address && <img src={address} alt={name} className={classes.picture} />}
          {!readOnly && (
            <Button
              variant="default"
              size="xs"
              aria-label={t('pictures.removeOf', { name })}
              onClick={() => onPicture(null)}
            >
              {t('pictures.remove')}
            </Button>
          )}
        </Group>
      )}
      {readOnly && !chosen && <Text c="dimmed">{t('pictures.none')}</Text>}
      {!readOnly && !chosen && (
        <FileDrop
          label={t('pictures.drop', { name })}
          accept={['.png', '.jpg', '.jpeg']}
          maxBytes={DESIGN_PICTURE_BYTES}
          pending={adding.isPending}
          quiet
          onFile={(file) => adding.mutate(file)}
        />
      )}
      <ProblemAlert error={adding.error} />
    </div>
  );
}
