import { shortName } from '@itog/domain';
import { Button } from '@mantine/core';
import { IconUserUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { nextOf } from '../agenda/stage.ts';
import { useCallUp } from '../agenda/use-call-up.ts';
import { useRoom } from '../use-room.ts';

/** Calls up the next learner of the agenda. */
export function CallNext() {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const calling = useCallUp();
  const next = nextOf(meeting);
  if (!next) return null;
  return (
    <div>
      <Button
        leftSection={<IconUserUp size={18} aria-hidden />}
        loading={calling.isPending}
        onClick={() => calling.mutate(next.id)}
      >
        {t('call.next', { name: shortName(next.learner.name) })}
      </Button>
      <ProblemAlert error={calling.error} />
    </div>
  );
}
