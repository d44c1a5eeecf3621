import type { Commission } from '@itog/contracts';
import { COMMISSION_ROLES, fullName } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Seats.module.css';

type Seat = Commission['seats'][number];

/** Who sits on a commission: the chair, the members, the secretary, each with post and organisation (2.6). */
export function Seats({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTranslation('commissions');
  return (
    <dl className={classes.seats}>
      {COMMISSION_ROLES.map((role) => {
        const people = seats.filter((seat) => seat.role === role);
        if (people.length === 0) return null;
        return (
          <div key={role}>
            <dt>{t(`role.${role}`, { count: people.length })}</dt>
            {people.map((person) => (
              <dd key={person.id}>
                {fullName(person.name)}
                <Text size="sm" c="dimmed">
                  {placeOf(person)}
                </Text>
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** Post, degree and, for an outside specialist, where he comes from; empty when neither is known. */
export function placeOf({ post, degree, outsideOrganisation }: Pick<Seat, 'post' | 'degree' | 'outsideOrganisation'>) {
  return [post, degree, outsideOrganisation].filter(Boolean).join(', ');
}
