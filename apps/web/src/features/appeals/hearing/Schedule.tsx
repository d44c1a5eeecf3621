import { scheduleHearing, type Appeal } from '@itog/contracts';
import { dayOf, instantAt } from '@itog/domain';
import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { DayInput } from '../../../ui/forms/DayInput.tsx';
import { TimeOfDay } from '../../../ui/forms/TimeOfDay.tsx';
import { formatInstant } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from '../case/case.module.css';
import { namesOf, useAct } from '../case/use-case.ts';

/** Date, hour and place of the hearing; setting it invites the learner and the attestation’s chair (5.6–5.8). */
export function Schedule({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { hearing, considerBy, scheduleRefusals } = appeal;
  const { values, change, missing, body } = useValues(hearing);
  const names = namesOf(appeal);
  const scheduling = useAct(
    (asked: NonNullable<typeof body>) => call(scheduleHearing, { params: { appealId: appeal.id }, body: asked }),
    onDone,
  );
  if (scheduleRefusals.length > 0)
    return (
      <div className={classes.form}>
        <Text>{t('schedule.blocked')}</Text>
        <Refusals refusals={scheduleRefusals} names={names} />
      </div>
    );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (body) scheduling.mutate(body);
      }}
    >
      <Text>{t('schedule.what', { endsAt: considerBy.endsAt, ...setting })}</Text>
      <div className={classes.when}>
        <DayInput label={t('schedule.day')} value={values.day} onChange={(day) => change({ day })} />
        <TimeOfDay label={t('schedule.time')} value={values.time} onChange={(time) => change({ time })} />
      </div>
      <TextInput
        label={t('schedule.place')}
        maxLength={300}
        value={values.place}
        onChange={({ currentTarget: { value } }) => change({ place: value })}
      />
      <TextInput
        label={t('schedule.link')}
        type="url"
        placeholder="https://"
        maxLength={1000}
        value={values.link}
        onChange={({ currentTarget: { value } }) => change({ link: value })}
      />
      <ProblemAlert error={scheduling.error} names={names} />
      <Button type="submit" loading={scheduling.isPending} disabled={!body}>
        {t('schedule.act')}
      </Button>
      {missing && (
        <Text size="sm" role="status">
          {t(`schedule.missing.${missing}`)}
        </Text>
      )}
    </form>
  );
}

function useValues(hearing: Appeal['hearing']) {
  const setting = useTimeSetting();
  const { zone } = setting;
  const [values, setValues] = useState({
    day: hearing ? dayOf(hearing.at, zone) : '',
    time: hearing ? formatInstant(hearing.at, 'time', { ...setting, viewerZone: zone }) : '',
    place: hearing?.place ?? '',
    link: hearing?.link ?? '',
  });
  const { day, time } = values;
  const place = values.place.trim() || null;
  const link = values.link.trim() || null;
  const missing = !day || !time ? 'when' : !place && !link ? 'where' : link && !URL.canParse(link) ? 'link' : null;
  return {
    values,
    change: (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part })),
    missing,
    body: missing ? null : { at: instantAt(day, time, zone), place, link },
  };
}
