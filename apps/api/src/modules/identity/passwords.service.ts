import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id with the least cost that OWASP recommends: 19 MiB, two passes, one lane. */
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Letters and digits that nobody mistakes for others on a printed slip. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

@Injectable()
export class Passwords {
  private readonly nobody = hash('nobody has this password', OPTIONS);

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), OPTIONS);
  }

  /** A hash of null takes the same time, so that a stranger cannot tell which logins exist. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const matches = await verify(passwordHash ?? (await this.nobody), password.normalize('NFC'));
    return matches && passwordHash !== null;
  }

  /** A password for an access slip: 12 readable characters in three groups, about 59 bits. */
  oneTime(): string {
    const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
    return [group(), group(), group()].join('-');
  }
}

/** A one-time password as it is printed on the slip, however it was typed: in capitals, without hyphens, with spaces. */
export function asPrinted(typed: string): string {
  const groups = typed
    .toLowerCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .match(/^(.{4})(.{4})(.{4})$/u);
  return groups ? groups.slice(1).join('-') : typed;
}
