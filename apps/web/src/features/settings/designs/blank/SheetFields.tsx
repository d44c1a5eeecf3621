import { uploadDesignPicture } from '@itog/contracts';
import { BLANK_SIZES, type BlankSize } from '@itog/domain';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../../api/call.ts';
import { FileDrop } from '../../../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../../../ui/feedback/ProblemAlert.tsx';
import type { BlankEditing } from './editing.ts';
import { reduced } from './reduced.ts';

/** What a scanner gives; it is reduced before it is sent. */
const SCAN_BYTES = 20 * 1024 * 1024;

/** How large the blank is, how it is held, and its picture to lay fields out by. */
export function SheetFields({ editing: { sheet, readOnly, putSheet } }: { editing: BlankEditing }) {
  const { t } = useTranslation('designs');
  const adding = useMutation({
    mutationFn: async (file: File) => call(uploadDesignPicture, { body: await reduced(file) }),
    onSuccess: ({ sha256 }) => putSheet({ ...sheet, scan: sha256 }),
  });
  return (
    <Stack gap="sm">
      <Group grow preventGrowOverflow={false}>
        <NativeSelect
          label={t('blank.size')}
          data={[...BLANK_SIZES]}
          value={sheet.size}
          disabled={readOnly}
          onChange={({ currentTarget }) => putSheet({ ...sheet, size: currentTarget.value as BlankSize })}
        />
        <NativeSelect
          label={t('blank.held')}
          data={[
            { value: 'landscape', label: t('blank.landscape') },
            { value: 'portrait', label: t('blank.portrait') },
          ]}
          value={sheet.landscape ? 'landscape' : 'portrait'}
          disabled={readOnly}
          onChange={({ currentTarget }) => putSheet({ ...sheet, landscape: currentTarget.value === 'landscape' })}
        />
      </Group>
      {sheet.scan ? (
        <Group>
          <Text size="sm">{t('blank.scanShown')}</Text>
          {!readOnly && (
            <Button variant="default" size="xs" onClick={() => putSheet({ ...sheet, scan: null })}>
              {t('blank.scanRemove')}
            </Button>
          )}
        </Group>
      ) : (
        !readOnly && (
          <FileDrop
            label={t('blank.scan')}
            accept={['.png', '.jpg', '.jpeg']}
            maxBytes={SCAN_BYTES}
            pending={adding.isPending}
            quiet
            onFile={(file) => adding.mutate(file)}
          />
        )
      )}
      <ProblemAlert error={adding.error} />
    </Stack>
  );
}
