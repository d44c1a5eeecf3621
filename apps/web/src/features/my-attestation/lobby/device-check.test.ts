import { findingsOf, type DeviceFacts } from './device-check.ts';

const fine: DeviceFacts = { skewMs: 400, keepsAnswers: true, roundTripMs: 38.6, lost: 0 };
const keys = (facts: Partial<DeviceFacts>) => findingsOf({ ...fine, ...facts }).map(({ key }) => key);

it.each<[string, Partial<DeviceFacts>, string[]]>([
  ['all is well', {}, ['clock_good', 'storage_good', 'network_good']],
  ['an hour fast', { skewMs: 3_600_000 }, ['clock_fast', 'storage_good', 'network_good']],
  ['an hour slow', { skewMs: -3_600_000 }, ['clock_slow', 'storage_good', 'network_good']],
  ['29 seconds are not worth a word', { skewMs: -29_000 }, ['clock_good', 'storage_good', 'network_good']],
  ['nothing is kept', { keepsAnswers: false }, ['clock_good', 'storage_bad', 'network_good']],
  ['slow', { roundTripMs: 1_600 }, ['clock_good', 'storage_good', 'network_slow']],
  ['an answer was lost', { lost: 1 }, ['clock_good', 'storage_good', 'network_unsteady']],
  ['no network', { skewMs: null, roundTripMs: null, lost: 4 }, ['clock_unknown', 'storage_good', 'network_none']],
])('%s', (_why, facts, expected) => expect(keys(facts)).toEqual(expected));

it('a wrong clock is told but is no obstacle', () => {
  const [clock] = findingsOf({ ...fine, skewMs: 250_000 });
  expect(clock).toEqual({ key: 'clock_fast', good: true, facts: { seconds: 240 } });
});
