import type { Examination } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { ActionIcon, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

/** What the learner was asked beside his card, and by whom: form 3 names both. */
export function Questions({ examination: { id, questions } }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, records, open, write } = useRoom();
  const nameOf = (userId: string) => {
    const seat = meeting.seats.find((each) => each.id === userId);
    return seat ? shortName(seat.name) : t('questions.somebody');
  };
  return (
    <div>
      <Title order={3}>{t('questions.title')}</Title>
      {questions.length === 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('questions.none')}
        </Text>
      )}
      <ol className={classes.questions}>
        {questions.map(({ id: questionId, askedBy, text }) => (
          <li key={questionId}>
            <div>
              <p>{text}</p>
              <Text size="sm" c="dimmed">
                {nameOf(askedBy)}
              </Text>
            </div>
            {open && (records || askedBy === myId) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('questions.remove', { text })}
                onClick={() => write({ kind: 'no-question', examinationId: id, questionId })}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
