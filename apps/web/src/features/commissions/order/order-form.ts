import type { Commission } from '@itog/contracts';
import { commissionOrder, type PrintedForm } from '@itog/documents';
import type { PersonName, ProgramKind } from '@itog/domain';
import { placeOf } from '../Seats.tsx';

export type OrderFacts = {
  readonly commission: Commission;
  readonly programKind: ProgramKind;
  readonly organisation: { readonly name: string; readonly city: string };
  /** Who signs, with his post as it is printed. */
  readonly director: { readonly post: string; readonly name: PersonName };
};

/** The order as it is printed: what the director reads is what he signs (2.1, 2.2). */
export function orderForm({ commission, programKind, organisation, director }: OrderFacts): PrintedForm | null {
  const { order, program, seats } = commission;
  const [chair] = seats.filter(({ role }) => role === 'chair').map(seatOf);
  if (!chair) return null;
  return commissionOrder({
    organisation: { name: organisation.name, city: organisation.city },
    number: order.number,
    date: order.date,
    inForceFrom: order.date,
    programKind,
    program: program.title,
    chair,
    members: seats.filter(({ role }) => role === 'member').map(seatOf),
    secretary: seats.filter(({ role }) => role === 'secretary').map(seatOf)[0] ?? null,
    director: { role: director.post, name: printedName(director.name) },
  });
}

function seatOf(seat: Commission['seats'][number]) {
  return { name: printedName(seat.name), post: placeOf(seat) };
}

function printedName({ lastName, firstName, patronymic }: PersonName) {
  return { family: lastName, given: firstName, patronymic };
}

/** A full name «Фамилия Имя Отчество» as its parts. */
export function nameOf(full: string): PersonName {
  const [lastName = '', firstName = '', ...rest] = full.split(' ');
  return { lastName, firstName, patronymic: rest.join(' ') || null };
}
