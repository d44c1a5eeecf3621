import type { ReceivedFile } from '../../../api/call.ts';

/** Gives a received file to the browser to save. */
export function saveFile({ blob, fileName }: ReceivedFile): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
