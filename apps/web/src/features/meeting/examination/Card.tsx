import { drawCard, type Examination } from '@itog/contracts';
import { Button, Select, Text, Title } from '@mantine/core';
import { IconCards } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

/** The exam card: drawn by chance here or on the learner’s own device, or the number of the printed one (3.10). */
export function Card({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { open, records } = useRoom();
  const { card, startedAt, absent } = examination;
  if (absent) return null;
  if (!card) {
    if (!startedAt) return null;
    return open && records ? (
      <Draw examinationId={examination.id} />
    ) : (
      <Text c="dimmed">{t(open ? 'card.none' : 'card.never')}</Text>
    );
  }
  return (
    <div className={classes.card}>
      <Title order={3}>{t('card.number', { number: card.number })}</Title>
      <ol>
        {card.questions.map((question, index) => (
          <li key={index}>{question}</li>
        ))}
      </ol>
    </div>
  );
}

function Draw({ examinationId }: { examinationId: string }) {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const [printed, setPrinted] = useState<string | null>(null);
  const drawing = useAct((cardId: string | null) =>
    call(drawCard, { params: { meetingId: meeting.id, examinationId }, body: { cardId } }),
  );
  const unused = meeting.cards.filter(({ drawn }) => !drawn);
  const free = unused.length > 0 ? unused : meeting.cards;
  return (
    <div>
      <Text size="sm" c="dimmed" mb="sm">
        {t(meeting.cards.length > 0 ? 'card.how' : 'card.noCards')}
      </Text>
      <div className={classes.draw}>
        <Button
          leftSection={<IconCards size={18} aria-hidden />}
          loading={drawing.isPending}
          disabled={free.length === 0}
          onClick={() => drawing.mutate(null)}
        >
          {t('card.random')}
        </Button>
        <Select
          label={t('card.printed')}
          placeholder={t('card.choose')}
          data={free.map(({ id, number }) => ({ value: id, label: t('card.number', { number }) }))}
          value={printed}
          onChange={setPrinted}
          disabled={free.length === 0}
          w={190}
        />
        {printed && (
          <Button variant="default" loading={drawing.isPending} onClick={() => drawing.mutate(printed)}>
            {t('card.record')}
          </Button>
        )}
      </div>
      <ProblemAlert error={drawing.error} />
    </div>
  );
}
