import { getPrint, getPrintFile, requestPrint, type Print, type PrintRequest } from '@itog/contracts';
import { addressOf } from '../../api/address.ts';
import { call } from '../../api/call.ts';
import { isPassing } from '../../api/problem.ts';
import { saveFrom } from './save-file.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The printer gave up on this print; `message` says why, for a person to read. */
export class PrintFailed extends Error {
  override readonly name = 'PrintFailed';
}

/**
 * Asks for a print and waits until it is ready. The worker prints whether or not anybody waits.
 * @throws PrintFailed when it cannot be printed
 * @throws Problem, Offline as `call` does
 */
export async function print(request: PrintRequest, everyMs = 700): Promise<Print> {
  let state = await call(requestPrint, { body: request });
  while (state.status === 'waiting') {
    await wait(everyMs);
    state = await stateOf(state);
  }
  if (state.status === 'failed') throw new PrintFailed(state.problem ?? '');
  return state;
}

/** A lost network while waiting loses nothing: the last known state stands. */
async function stateOf(known: Print): Promise<Print> {
  try {
    return await call(getPrint, { params: { printId: known.id } });
  } catch (error) {
    if (isPassing(error)) return known;
    throw error;
  }
}

/** Gives the printed file to the browser to save. */
export function savePrint({ id, fileName }: Print): void {
  saveFrom(addressOf(getPrintFile, { params: { printId: id }, query: undefined }), fileName ?? '');
}
