import { can, PERMISSIONS, ROLES, type Permission, type Role } from './permissions.ts';

const permissions = Object.keys(PERMISSIONS) as Permission[];
const changes = permissions.filter((permission) => !/\.(read|follow)$|^public$|^self$/.test(permission));

describe('permissions', () => {
  it('lets anyone use what is public and nobody else’s without a role', () => {
    expect(permissions.filter((permission) => can([], permission))).toEqual(['public']);
  });

  it('lets the auditor read everything and change nothing', () => {
    expect(permissions.filter((permission) => permission.endsWith('.read') && !can(['auditor'], permission))).toEqual(
      [],
    );
    expect(changes.filter((permission) => can(['auditor'], permission))).toEqual([]);
  });

  it('lets a learner only take attempts, appeal and see what is his own', () => {
    expect(permissions.filter((permission) => can(['learner'], permission))).toEqual([
      'public',
      'self',
      'attempt.take',
      'evidence.read',
      'appeals.file',
      'appeals.follow',
    ]);
  });

  it('keeps everybody but learners from taking attempts', () => {
    const others = ROLES.filter((role): role is Exclude<Role, 'learner'> => role !== 'learner');
    expect(can(others, 'attempt.take')).toBe(false);
  });

  it('leaves the signature under orders to the director alone (2.2)', () => {
    expect(ROLES.filter((role) => can([role], 'orders.sign'))).toEqual(['director']);
  });
});
