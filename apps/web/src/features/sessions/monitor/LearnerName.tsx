import { fullName } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import type { Participant } from './standing.ts';

/** Leads to the learner among the group, where he is admitted and gets a new slip when he cannot sign in. */
export function LearnerName({ groupId, of }: { groupId: string; of: Participant }) {
  const reads = useCan()('groups.read');
  const name = fullName(of.learner.name);
  if (!reads) return name;
  return (
    <Anchor component={Link} to={paths.group(groupId, of.enrolmentId)} inherit>
      {name}
    </Anchor>
  );
}
