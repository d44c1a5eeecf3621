import type { Examination } from '@itog/contracts';
import { dayOf, instantAt } from '@itog/domain';
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** From when to when the learner was heard, as the protocol will say it; in the organisation’s time. */
export function Times({ examination, onDone }: { examination: Examination; onDone: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { write } = useRoom();
  const { zone } = useTimeSetting();
  const { startedAt, endedAt, id } = examination;
  const form = useForm({
    initialValues: { from: startedAt ? clockOf(startedAt, zone) : '', until: endedAt ? clockOf(endedAt, zone) : '' },
    validate: {
      from: (value) => (TIME.test(value) ? null : t('times.wrong')),
      until: (value, { from }) => {
        if (value && !TIME.test(value)) return t('times.wrong');
        return value && value.padStart(5, '0') < from.padStart(5, '0') ? t('times.reversed') : null;
      },
    },
  });
  if (!startedAt) return null;
  const save = ({ from, until }: typeof form.values) => {
    const day = dayOf(startedAt, zone);
    const at = (time: string) => instantAt(day, time.padStart(5, '0'), zone).toISOString();
    write({ kind: 'times', examinationId: id, startedAt: at(from), endedAt: until ? at(until) : null });
    onDone();
  };
  return (
    <form noValidate className={classes.times} onSubmit={form.onSubmit(save)}>
      <TextInput {...form.getInputProps('from')} label={t('times.from')} placeholder={t('times.placeholder')} w={110} />
      <TextInput
        {...form.getInputProps('until')}
        label={t('times.until')}
        placeholder={t('times.placeholder')}
        w={110}
      />
      <Group>
        <Button type="submit">{t('ui:save')}</Button>
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </Group>
    </form>
  );
}

function clockOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant);
}
