import { regulationReport, unheld } from './regulation.ts';

describe('the Regulation in the code', () => {
  const report = regulationReport();

  it('has every rule of the Regulation held by a function and a spec', () => {
    expect(unheld(report).map(({ clause }) => clause)).toEqual([]);
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
