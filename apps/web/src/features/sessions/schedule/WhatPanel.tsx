import type { Program, SessionSummary } from '@itog/contracts';
import { dayOf, type AttestationForm } from '@itog/domain';
import { Group, Radio, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { formatDay } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import type { ScheduleValues } from './schedule-values.ts';
import { SecondDates } from './SecondDates.tsx';

export type WhatPanelProps = {
  readonly form: UseFormReturnType<ScheduleValues>;
  readonly program: Program;
  /** Exams and defences of the group that are over. */
  readonly held: readonly SessionSummary[];
};

/** Which of the program's forms is held, and whether it is a second time (3.10, 3.11). Nothing to choose, nothing shown. */
export function WhatPanel({ form, program: { forms }, held }: WhatPanelProps) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  const { values } = form;
  const before = held.filter((session) => session.form === values.form);
  if (forms.length < 2 && before.length === 0) return null;
  return (
    <Panel title={t('schedule.what')}>
      <Stack>
        {forms.length > 1 && (
          <Radio.Group
            value={values.form}
            onChange={(next) => form.setValues({ form: next as AttestationForm, secondTimeOf: '' })}
            aria-label={t('schedule.what')}
          >
            <Group>
              {forms.map((value) => (
                <Radio key={value} value={value} label={t(`schedule.form.${value}`)} />
              ))}
            </Group>
          </Radio.Group>
        )}
        {before.length > 0 && (
          <Select
            label={t('schedule.time')}
            value={values.secondTimeOf}
            onChange={(next) => form.setFieldValue('secondTimeOf', next ?? '')}
            allowDeselect={false}
            data={[
              { value: '', label: t('schedule.firstTime') },
              ...before.map(({ id, opensAt }) => ({
                value: id,
                label: t('schedule.secondTime', { day: formatDay(dayOf(opensAt, setting.zone), setting.language) }),
              })),
            ]}
          />
        )}
        {values.secondTimeOf && (
          <SecondDates sessionId={values.secondTimeOf} onDay={(day) => form.setFieldValue('day', day)} />
        )}
      </Stack>
    </Panel>
  );
}
