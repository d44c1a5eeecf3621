import type { ReceivedFile } from '../../api/call.ts';

/** Gives the file at an address to the browser to save. */
export function saveFrom(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Gives a received file to the browser to save. */
export function saveFile({ blob, fileName }: ReceivedFile): void {
  const url = URL.createObjectURL(blob);
  saveFrom(url, fileName);
  URL.revokeObjectURL(url);
}
