import { performance } from 'node:perf_hooks';

// What the tools tell a person goes to stderr: stdout belongs to the answer of a command.

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Ends the process with one sentence for a person, without a stack.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  say(`\n${sentence}`);
  process.exit(1);
}

/**
 * Seconds since a moment of `performance.now()`, as people read them.
 *
 * @param {number} startedAt
 */
export function since(startedAt) {
  const seconds = (performance.now() - startedAt) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1).replace('.', ',') : Math.round(seconds)} с`;
}
