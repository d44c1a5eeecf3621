import type { ShellRefusal } from '@itog/contracts';

/** What people choose most, of eight characters and more. */
const COMMON = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd 12345678 123456789 1234567890 12345678910 0123456789
   0987654321 987654321 87654321 123123123 1234512345 12341234 11223344 1122334455 qwertyui qwertyuiop qwerty12
   qwerty123 qwerty1234 qwerty12345 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 zaq12wsx qazwsxedc qazwsx123
   asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 abcd1234 abcdefgh a1b2c3d4 iloveyou iloveyou1 sunshine princess
   football baseball superman trustno1 starwars whatever welcome1 welcome123 letmein1 admin123 admin1234 administrator
   samsung1 computer internet internet1 changeme changeme1 1234qwer qwer1234 пароль12 пароль123 йцукенгш йцукенгшщз
   йцукен12 йцукен123 фывапролд фывапрол ячсмитьб gfhjkm12 gfhjkm123 любовь12 привет12 привет123 россия123 москва123`.split(
    /\s+/,
  ),
);
const SHORTEST_TOLD_LOGIN = 4;

type Choice = { readonly login: string; readonly current: string; readonly next: string };

/** Why a new password is too easy to guess; its length is the contract's matter. */
export function passwordRefusals({ login, current, next }: Choice): ShellRefusal[] {
  const weak = (reason: 'same' | 'contains-login' | 'common'): ShellRefusal[] => [
    { code: 'password.weak', clause: null, reason },
  ];
  const folded = next.normalize('NFC').toLowerCase();
  if (next.normalize('NFC') === current.normalize('NFC')) return weak('same');
  const name = login.toLowerCase();
  if (folded === name || (name.length >= SHORTEST_TOLD_LOGIN && folded.includes(name))) return weak('contains-login');
  return COMMON.has(folded) || /^(.)\1*$/u.test(folded) ? weak('common') : [];
}
