import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ReceivedFile } from '../../api/call.ts';
import { saveFile } from '../actions/save-file.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';

export type DataDownloadProps = {
  readonly fetchFile: () => Promise<ReceivedFile>;
  /** After the file is there: the reading of another’s data is kept. */
  readonly onDone?: () => Promise<void>;
  readonly children: ReactNode;
};

/** Everything that is kept of a person, as one archive. */
export function DataDownload({ fetchFile, onDone, children }: DataDownloadProps) {
  const downloading = useMutation({
    mutationFn: async () => {
      saveFile(await fetchFile());
      await onDone?.();
    },
  });
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={downloading.isPending}
        onClick={() => downloading.mutate()}
      >
        {children}
      </Button>
      <ProblemAlert error={downloading.error} />
    </div>
  );
}
