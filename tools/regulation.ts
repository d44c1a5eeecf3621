import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CLAUSES, type Clause } from '@itog/domain';

export type ClauseReport = Clause & {
  readonly clause: string;
  /** Rule functions whose docstring names the clause, as `file: function`. */
  readonly rules: readonly string[];
  /** Descriptions of specs whose title names the clause, as `file: title`. */
  readonly specs: readonly string[];
};

const ROOT = resolve(import.meta.dirname, '..');
const RULES = join(ROOT, 'libs/domain/src');
const SPECS = ['libs', 'apps', 'e2e'].map((folder) => join(ROOT, folder));
const DOCUMENTED_FUNCTION = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*export (?:async )?function (\w+)/g;
const TITLE = /\b(?:describe|it)(?:\.each(?:<[^(]*>)?\([\s\S]*?\))?\(\s*'((?:[^'\\]|\\.)*)'/g;
const NUMBER = /(?<![\d.])([1-5]\.\d{1,2}|4)(?![\d.])/g;

/** What holds each clause of the Regulation, read from the code itself. */
export function regulationReport(): ClauseReport[] {
  const rules = sources([RULES], /(?<!\.spec)\.ts$/).flatMap(({ name, text }) =>
    [...text.matchAll(DOCUMENTED_FUNCTION)].map(([, docstring = '', fn = '']) => ({
      clauses: inParentheses(docstring),
      label: `${name}: ${fn}`,
    })),
  );
  const specs = sources(SPECS, /\.(spec|e2e|test)\.tsx?$/).flatMap(({ name, text }) =>
    [...text.matchAll(TITLE)].map(([, title = '']) => ({ clauses: ofTitle(title), label: `${name}: ${title}` })),
  );
  const labels = (found: readonly { clauses: readonly string[]; label: string }[], clause: string) => [
    ...new Set(found.filter(({ clauses }) => clauses.includes(clause)).map(({ label }) => label)),
  ];
  return Object.entries(CLAUSES).map(([clause, meaning]) => ({
    clause,
    ...meaning,
    rules: labels(rules, clause),
    specs: labels(specs, clause),
  }));
}

/** Rules that no function or no spec holds. */
export function unheld(report: readonly ClauseReport[]): ClauseReport[] {
  return report.filter(({ kind, rules, specs }) => kind === 'rule' && (rules.length === 0 || specs.length === 0));
}

/**
 * Rules that nothing but specs mentions: the product does not keep them, whatever their docstrings say.
 * @param product the product's sources; by default those of `apps` and `libs`, specs and what serves them left out
 */
export function uncalled(report: readonly ClauseReport[], product = productSources()): string[] {
  const mentioned = new Set(product.flatMap(({ text }) => mentions(text)));
  const labels = new Set(report.flatMap(({ rules }) => rules));
  return [...labels].filter((label) => !mentioned.has(label.slice(label.lastIndexOf(' ') + 1)));
}

/** Every name that is used: where it is imported, declared or only written about does not count. */
function mentions(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^(?:import|export) [^;]*? from [^;]*;/gm, '')
    .replace(/\bfunction \w+/g, '');
  return code.match(/\b[a-zA-Z_]\w*/g) ?? [];
}

function productSources(): { name: string; text: string }[] {
  const folders = ['libs', 'apps'].map((folder) => join(ROOT, folder));
  const isProduct = ({ name }: { name: string }) =>
    !/(\.(spec|test)\.tsx?$|\btest-support\b|^libs\/testing\b|\bdist\b)/.test(name);
  return sources(folders, /\.tsx?$/).filter(isProduct);
}

/** Clauses stand in parentheses in docstrings: «(2.1, 2.2)». */
function inParentheses(text: string): string[] {
  return [...text.matchAll(/\(([^()]*)\)/g)].flatMap(([, inside = '']) => clausesIn(inside));
}

/** In titles they stand at the beginning, «3.7 pass mark», or in parentheses. */
function ofTitle(title: string): string[] {
  const beginning = /^(?:(?:[1-5]\.\d{1,2}|4)(?:, |–| ))+/.exec(title)?.[0] ?? '';
  return [...clausesIn(beginning), ...inParentheses(title)];
}

function clausesIn(text: string): string[] {
  const ranges = [...text.matchAll(/([1-5])\.(\d{1,2})–(?:\1\.)?(\d{1,2})/g)].flatMap(([, chapter, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${chapter}.${Number(from) + index}`),
  );
  return [...ranges, ...[...text.matchAll(NUMBER)].map(([number]) => number)];
}

function sources(folders: readonly string[], wanted: RegExp): { name: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && wanted.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, 'utf8') })),
  );
}

function printTable(report: readonly ClauseReport[]): void {
  for (const { clause, kind, says, rules, specs } of report) {
    console.log(`${clause.padEnd(5)} ${kind === 'rule' ? '§' : ' '} ${says}`);
    for (const rule of rules) console.log(`         ${rule}`);
    if (specs.length > 0) console.log(`         ${specs.length} specs, e.g. ${specs[0]}`);
  }
}

if (import.meta.main) {
  const report = regulationReport();
  if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
  else printTable(report);
  const missing = unheld(report);
  for (const { clause } of missing) console.error(`clause ${clause} has no rule function or no spec`);
  const idle = uncalled(report);
  for (const rule of idle) console.error(`${rule} is called by specs alone`);
  process.exitCode = missing.length + idle.length > 0 ? 1 : 0;
}
