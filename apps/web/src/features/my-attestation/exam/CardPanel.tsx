import { drawMyCard, getMyAttestation, listMyAttestations } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconCards } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import type { MyExam } from './exam-stage.ts';
import classes from './exam.module.css';

/** The learner called up draws his card on his own device (3.10); once drawn it stays before him. */
export function CardPanel({ attestation: { examination, session } }: { attestation: MyExam }) {
  const { t } = useTranslation('my-attestation');
  const client = useQueryClient();
  const drawing = useMutation({
    mutationFn: () => call(drawMyCard, { params: { sessionId: session.id } }),
    onSettled: () => invalidate(client, [getMyAttestation, listMyAttestations]),
  });
  const card = examination.card ?? drawing.data;
  if (card)
    return (
      <Panel title={t('exam.card.number', { number: card.number })}>
        <ol className={classes.questions} aria-label={t('exam.card.questions')}>
          {card.questions.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ol>
      </Panel>
    );
  if (!examination.canDrawCard) return null;
  return (
    <Panel title={t('exam.card.turn')}>
      <p className={classes.now}>{t('exam.card.what')}</p>
      <Button
        size="lg"
        className={classes.draw}
        leftSection={<IconCards size={22} aria-hidden />}
        loading={drawing.isPending}
        onClick={() => drawing.mutate()}
      >
        {t('exam.card.draw')}
      </Button>
      <ProblemAlert error={drawing.error} mine />
    </Panel>
  );
}
