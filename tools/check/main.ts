import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { say, since } from '../bootstrap/say.mjs';
import { jestStep } from './jest-step.ts';
import { commandStep, killRunning, type Step } from './step.ts';

const NX = ['node_modules/nx/dist/bin/nx.js', 'run-many', '--output-style=static'];
const cores = availableParallelism();
const workers = Math.min(cores, 8);
const code = ['apps', 'libs', 'e2e', 'bench', 'tools'];

// From the quick to the slow. A step that fails hides none of the later ones. Steps of one process each run side by side.
const rounds: Step[][] = [
  [
    commandStep('форматирование', {
      args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.'],
      limitMinutes: 8,
    }),
    commandStep('границы', {
      args: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config=.dependency-cruiser.cjs', ...code],
      limitMinutes: 8,
    }),
    commandStep('сборка и типы', {
      args: [...NX, '--targets=build,typecheck', `--parallel=${cores}`],
      limitMinutes: 10,
    }),
    // One process: with several, each reads the whole again, which costs more than it saves.
    commandStep('правила кода', { args: ['node_modules/eslint/bin/eslint.js', ...code], limitMinutes: 10 }),
  ],
  [
    jestStep('модульные тесты', {
      projects: ['domain', 'contracts', 'documents', 'question-formats', 'runtime', 'testing', 'tools'],
      workers,
      limitMinutes: 10,
    }),
  ],
  [jestStep('тесты базы данных и HTTP', { projects: ['api'], workers, limitMinutes: 20 })],
  [jestStep('тесты интерфейса', { projects: ['web'], workers, limitMinutes: 15 })],
  [jestStep('тесты в браузере', { projects: ['e2e'], workers, limitMinutes: 25 })],
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    killRunning();
    process.exit(1);
  });
}

const total = { passed: 0, failed: 0 };
for (const round of rounds) await Promise.all(round.map(take));
say('');
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed ? 1 : 0); // not exitCode: the channel to npm's side would keep a finished run waiting

async function take(step: Step): Promise<void> {
  const startedAt = performance.now();
  const { passed, failed, skipped, output } = await step.run();
  total.passed += passed;
  total.failed += failed;
  const counts = [`прошло ${passed}`, failed && `не прошло ${failed}`, skipped && `пропущено ${skipped}`]
    .filter(Boolean)
    .join(', ');
  if (failed) say(`\n${output}\n`);
  say(`${failed ? '✗' : '✓'} ${step.name}: ${counts}, ${since(startedAt)}`);
}
