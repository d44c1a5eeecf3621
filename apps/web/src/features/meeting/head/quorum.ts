import type { Meeting } from '@itog/contracts';

/** Who of the voters is there as the page shows it now, and whether they can decide: a quorum with the chair among them (2.4). */
export function quorumIn({ seats, quorum: { needed } }: Pick<Meeting, 'seats' | 'quorum'>) {
  const voting = seats.filter(({ role }) => role !== 'secretary');
  const present = voting.filter((seat) => seat.present).length;
  const chair = voting.some((seat) => seat.role === 'chair' && seat.present);
  return { present, total: voting.length, needed, chair, enough: chair && present >= needed };
}
