import { readFileSync } from 'node:fs';
import { regulationReport, uncalled, unheld } from './regulation.ts';

describe('the Regulation in the code', () => {
  const report = regulationReport();

  it('has every rule of the Regulation held by a function and a spec', () => {
    expect(unheld(report).map(({ clause }) => clause)).toEqual([]);
  });

  it('names only rules that the product calls, not specs alone', () => {
    expect(uncalled(report)).toEqual([]);
  });

  it('takes neither an import nor a declaration nor a comment for a call', () => {
    const rules = ['a.ts: called', 'b.ts: passed', 'c.ts: idle'];
    const text = `import { idle } from './c.ts';\nexport { idle } from './c.ts';\n/** {@link idle} */\n// idle(1)
      export function idle() {}\nconst rule = passed;\nif (called(rule)) return;`;
    const held = [{ clause: '9.9', kind: 'rule' as const, says: '', rules, specs: [] }];
    expect(uncalled(held, [{ name: 'x.ts', text }])).toEqual(['c.ts: idle']);
  });

  it('finds what it claims: 3.7 by its rule and by its own spec', () => {
    const pass = report.find(({ clause }) => clause === '3.7');
    expect(pass?.rules).toContain('libs/domain/src/attestation/test-attempt.ts: testMark');
    expect(pass?.specs).toContain('libs/domain/src/attestation/test-attempt.spec.ts: 3.7 pass mark');
  });

  it('takes nothing for granted: a rule without a spec is unheld', () => {
    expect(unheld([{ clause: '9.9', kind: 'rule', says: '', rules: ['a'], specs: [] }])).toHaveLength(1);
  });
});

describe('the code map', () => {
  it('lists the rooms in the order in which they may call each other', () => {
    const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const named = (text: string, from: string, until: string, each: RegExp) =>
      [...text.slice(text.indexOf(from), text.indexOf(until)).matchAll(each)].map(([, name]) => name);
    const rooms = named(read('.dependency-cruiser.cjs'), 'const ROOMS', '];', /'([\w-]+)'/g);
    const listed = named(read('docs/CODEMAP.md'), '  modules/', '  demo/', /^ {4}([\w-]+) +\S/gm);
    expect(rooms.length).toBeGreaterThan(30);
    expect(listed).toEqual(rooms);
  });
});
