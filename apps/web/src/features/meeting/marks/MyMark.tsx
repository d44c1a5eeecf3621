import type { Examination } from '@itog/contracts';
import { marksOf, type Mark } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../use-room.ts';
import classes from './Marks.module.css';

/** The reader’s own mark, with the Regulation’s criteria in view (4). It may be changed until the chair opens the marks. */
export function MyMark({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, write } = useRoom();
  const id = useId();
  const mine = examination.marks.find(({ userId }) => userId === myId)?.mark ?? null;
  const here = meeting.seats.some((seat) => seat.id === myId && seat.present);
  const scale = [...marksOf(meeting.markScale)].reverse();
  return (
    <section aria-labelledby={id}>
      <div className={classes.mineHead}>
        <h2 id={id}>{t('marks.mine')}</h2>
        <Text size="sm" c="dimmed" className={classes.hint}>
          {t(mine ? 'marks.given' : 'marks.hidden')}
        </Text>
        <details className={classes.criteria}>
          <summary>{t('marks.criteria')}</summary>
          <dl>
            {scale.map((mark) => (
              <div key={mark}>
                <dt>{t(`mark.${mark}`)}</dt>
                <dd>{t(`criteria.${mark}`)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      {!here && (
        <div className={classes.away}>
          <Text size="sm">{t('marks.notHere')}</Text>
          <Button size="compact-md" onClick={() => write({ kind: 'presence', userId: myId, present: true })}>
            {t('presence.come')}
          </Button>
        </div>
      )}
      <div className={classes.scale} role="group" aria-labelledby={id}>
        {scale.map((mark) => (
          <MarkButton
            key={mark}
            mark={mark}
            chosen={mine === mark}
            disabled={!here}
            onChoose={() => mine !== mark && write({ kind: 'mark', examinationId: examination.id, mark })}
          />
        ))}
      </div>
    </section>
  );
}

type MarkButtonProps = {
  readonly mark: Mark;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
};

function MarkButton({ mark, chosen, disabled, onChoose }: MarkButtonProps) {
  const { t } = useTranslation('meeting');
  const id = useId();
  return (
    <button
      type="button"
      className={classes.mark}
      aria-pressed={chosen}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-why`}
      disabled={disabled}
      onClick={onChoose}
    >
      <span id={`${id}-name`} className={classes.markName}>
        {chosen && <IconCircleCheck size={20} stroke={1.8} aria-hidden />}
        {t(`mark.${mark}`)}
      </span>
      <span id={`${id}-why`} className={classes.why}>
        {t(`criteria.${mark}`)}
      </span>
    </button>
  );
}
