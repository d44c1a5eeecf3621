import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../bootstrap/say.mjs';

const MANY = 5;
const WITHIN_MS = 60_000;
const PAUSE_MS = 500;

/** Something that works until it is ended. */
export interface Worker {
  /** fulfilled when it is gone, asked or not */
  exited: Promise<unknown>;
  end(): Promise<void>;
}

export interface Kept {
  /** ends it for good */
  end(): Promise<void>;
}

/**
 * Keeps something alive: when it is gone unasked, it is started again after a short pause.
 *
 * @param name  how a person calls it
 * @param start starts it; called again after each loss
 * @param giveUp told once, with a sentence, when it dies five times a minute or cannot be started again
 */
export async function keepAlive(
  name: string,
  start: () => Promise<Worker>,
  giveUp: (sentence: string) => void,
): Promise<Kept> {
  let ending = false;
  let worker = await start();
  const losses: number[] = [];
  const guard = async () => {
    for (;;) {
      await worker.exited;
      if (ending) return;
      losses.push(Date.now());
      if (losses.filter((at) => at > Date.now() - WITHIN_MS).length >= MANY) {
        giveUp(`${name} останавливается снова и снова: причина — в сообщениях выше.`);
        return;
      }
      say(`${name}: процесс неожиданно завершился, запускаю снова…`);
      await sleep(PAUSE_MS);
      if (ending) return;
      worker = await start();
    }
  };
  const guarding = guard().catch((error: unknown) => giveUp(error instanceof Error ? error.message : String(error)));
  return {
    end: async () => {
      ending = true;
      await worker.end();
      await guarding;
    },
  };
}
