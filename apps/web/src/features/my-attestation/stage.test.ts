import type { MyAttestation } from '@itog/contracts';
import { appealClosesAt, lastFinished, shownPercent, stageOf } from './stage.ts';
import { attempt, attestation, at } from './test-support/attestation.ts';

const pass = { standing: 'preliminary', correct: 54, total: 70, mark: 'pass' } as const;
const fail = { standing: 'preliminary', correct: 41, total: 70, mark: 'fail' } as const;
const refusal = (code: string) => [{ code, clause: null }];

describe('the stage of an attestation', () => {
  const cases: [string, Partial<MyAttestation>][] = [
    ['ready', {}],
    ['scheduled', { startRefusals: refusal('session.not-open-yet') }],
    ['acknowledge', { startRefusals: [...refusal('session.not-open-yet'), ...refusal('regulation.not-acknowledged')] }],
    ['notAdmitted', { startRefusals: [...refusal('admission.arrears'), ...refusal('regulation.not-acknowledged')] }],
    ['missed', { startRefusals: refusal('session.start-closed') }],
    ['running', { attempts: [attempt({ finishedAt: null })] }],
    ['waiting', { attempts: [attempt({ result: null })], outcome: 'not-attempted' }],
    ['passed', { attempts: [attempt({ result: pass })], outcome: 'passed' }],
    ['retake', { attempts: [attempt({ result: fail })], outcome: 'retake-open' }],
    ['retake', { attempts: [attempt({ result: null })], outcome: 'retake-open' }],
    ['failed', { attempts: [attempt({ result: fail }), attempt({ number: 2, result: fail })], outcome: 'failed' }],
    ['passed', { attempts: [attempt({ result: fail }), attempt({ number: 2, result: pass })], outcome: 'passed' }],
    ['running', { attempts: [attempt({ result: fail }), attempt({ number: 2, finishedAt: null })] }],
  ];
  it.each(cases)('%s', (stage, facts) => expect(stageOf(attestation(facts))).toBe(stage));

  it('is cancelled with its session', () => {
    const { session } = attestation();
    expect(stageOf(attestation({ session: { ...session, cancelledAt: at('2026-03-01T05:00Z') } }))).toBe('cancelled');
  });
});

describe('5.3 the end of the right of appeal, in the organisation’s zone', () => {
  const finishedAt = at('2026-03-04T18:30:00Z'); // 23:30 in Ufa
  const zone = 'Asia/Yekaterinburg';
  const one = attestation({ attempts: [attempt({ finishedAt, result: pass })] });

  it('is 24:00 of the day on which the attempt ended', () =>
    expect(appealClosesAt(one, zone)).toEqual(at('2026-03-04T19:00:00Z')));

  it('moves to the day of a later announcement', () => {
    const protocol = { number: '7', announcedAt: at('2026-03-05T06:00:00Z') };
    expect(appealClosesAt({ ...one, protocol }, zone)).toEqual(at('2026-03-05T19:00:00Z'));
  });

  it('does not exist before an attempt', () => {
    expect(lastFinished(attestation())).toBeUndefined();
    expect(appealClosesAt(attestation(), zone)).toBeNull();
  });
});

it('3.7 59.96 % is not shown as 60 %', () => expect(shownPercent({ correct: 1499, total: 2500 })).toBe(59.9));
