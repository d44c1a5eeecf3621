import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type FileLinkProps = { readonly href: string; readonly ready: boolean; readonly children: ReactNode };

/** A PDF that the server keeps; while it is being printed, the button says so. */
export function FileLink({ href, ready, children }: FileLinkProps) {
  const { t } = useTranslation('appeals');
  if (!ready) return <span role="status">{t('printing')}</span>;
  return (
    <Button component="a" href={href} download variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
      {children}
    </Button>
  );
}
