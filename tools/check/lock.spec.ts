import { readFileSync } from 'node:fs';
import { lockFaults, type Lock } from './lock.ts';

const integrity = 'sha512-x';

describe('the lock file', () => {
  it('installs on every platform', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Lock };
    expect(lockFaults(packages)).toEqual([]);
  });

  it.each<{ why: string; lock: Lock; fault: RegExp }>([
    {
      why: 'a platform that was not published in time',
      lock: { 'node_modules/swc': { integrity, optionalDependencies: { 'swc-linux': '1.0.0' } } },
      fault: /swc: .* swc-linux нет/,
    },
    {
      why: 'a platform only another package has',
      lock: {
        'node_modules/a': { integrity, optionalDependencies: { 'a-linux': '1.0.0' } },
        'node_modules/b/node_modules/a-linux': { integrity },
      },
      fault: /a-linux нет/,
    },
    {
      why: 'a host name',
      lock: { 'node_modules/a': { integrity, resolved: 'https://registry/a.tgz' } },
      fault: /адрес реестра/,
    },
    { why: 'no checksum', lock: { 'node_modules/a/node_modules/b': {} }, fault: /нет контрольной суммы/ },
  ])('is refused for $why', ({ lock, fault }) => {
    expect(lockFaults(lock)).toEqual([expect.stringMatching(fault)]);
  });

  it('may keep an optional package beside its owner or above it, and link the workspaces', () => {
    const lock: Lock = {
      '': { optionalDependencies: { 'node-linux': '24' } },
      'node_modules/node-linux': { integrity },
      'node_modules/a/node_modules/b': { integrity, optionalDependencies: { c: '1', d: '1' } },
      'node_modules/a/node_modules/c': { integrity },
      'node_modules/d': { integrity },
      'node_modules/@itog/domain': { resolved: 'libs/domain', link: true },
    };
    expect(lockFaults(lock)).toEqual([]);
  });
});
