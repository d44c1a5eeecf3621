import { getClock } from '@itog/contracts';
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { QuestionCard } from '../../../ui/question/QuestionCard.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Rehearsal.module.css';

type Words = { readonly text: string; readonly options: readonly string[] };

/** Three questions as in the test. Answers go nowhere: the server is only asked its time, to show a true «Сохранено». */
export function Rehearsal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('my-attestation');
  const said: unknown = t('rehearsal.questions', { returnObjects: true });
  const questions: readonly Words[] = Array.isArray(said) ? said : [];
  const [position, setPosition] = useState(0);
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({});
  const saving = useMutation({ mutationFn: () => call(getClock), retry: 3, retryDelay: 1_000 });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    void place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const heading = useRef<HTMLLegendElement>(null);
  const turn = (to: number) => {
    flushSync(() => setPosition(to));
    heading.current?.focus({ preventScroll: true });
    void place.current?.scrollIntoView({ block: 'start' });
  };
  const words = questions[position];
  const last = position === questions.length - 1;
  if (!words) return <Done onAgain={() => turn(0)} onClose={onClose} />;
  const choose = (optionId: string) => {
    setChosen({ ...chosen, [position]: optionId });
    saving.mutate();
  };
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={t('rehearsal.title')} className={classes.rehearsal}>
      <div className={classes.head}>
        <StatusBadge tone="wait">{t('rehearsal.badge')}</StatusBadge>
        <Status saving={saving} />
      </div>
      <QuestionCard
        question={{
          id: `rehearsal-${position}`,
          text: words.text,
          options: words.options.map((text, index) => ({ id: String(index), text })),
        }}
        number={position + 1}
        total={questions.length}
        chosen={chosen[position] ?? null}
        headingRef={heading}
        onChoose={choose}
      />
      <Group justify="space-between" mt="lg">
        <Button variant="default" disabled={position === 0} onClick={() => turn(position - 1)}>
          {t('rehearsal.previous')}
        </Button>
        <Button onClick={() => turn(position + 1)}>{t(last ? 'rehearsal.finish' : 'rehearsal.next')}</Button>
      </Group>
    </div>
  );
}

type Saving = {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly data?: { readonly serverNow: Date } | undefined;
};

function Status({ saving: { isPending, isError, data } }: { saving: Saving }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const key = isError ? 'offline' : isPending ? 'saving' : data ? 'saved' : 'calm';
  return (
    <p role="status" className={classes.status}>
      {t(`rehearsal.${key}`, { savedAt: data?.serverNow, ...setting, zone: setting.viewerZone })}
    </p>
  );
}

function Done({ onAgain, onClose }: { onAgain: () => void; onClose: () => void }) {
  const { t } = useTranslation('my-attestation');
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <p ref={text} tabIndex={-1}>
        {t('rehearsal.done')}
      </p>
      <Group>
        <Button variant="default" onClick={onAgain}>
          {t('rehearsal.again')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('rehearsal.close')}
        </Button>
      </Group>
    </>
  );
}
