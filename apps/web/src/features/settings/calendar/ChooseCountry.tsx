import { chooseCalendar, getCalendars } from '@itog/contracts';
import type { CalendarCountry } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { keyOf } from '../../../api/query.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import classes from './calendar.module.css';

export type ChooseCountryProps = {
  readonly country: CalendarCountry;
  /** The country that deadlines are counted by now. */
  readonly inUse: CalendarCountry;
  readonly readOnly: boolean;
};

/** Whether deadlines are counted by the calendar that is looked at, and the button that makes it so. */
export function ChooseCountry({ country, inUse, readOnly }: ChooseCountryProps) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const choosing = useMutation({
    mutationFn: () => call(chooseCalendar, { body: { country } }),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ message: t('calendar.choose.done') });
      await client.invalidateQueries({ queryKey: keyOf(getCalendars) });
    },
  });
  if (country === inUse) return <p className={classes.use}>{t('calendar.choose.inUse')}</p>;
  return (
    <div className={classes.use}>
      <p>{t('calendar.choose.other', { country: t(`calendar.countriesGenitive.${inUse}`) })}</p>
      {!readOnly && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('calendar.choose.act')}
        </Button>
      )}
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('calendar.choose.title', { country: t(`calendar.countriesGenitive.${country}`) })}
        confirm={t('calendar.choose.confirm')}
        onConfirm={() => choosing.mutate()}
        pending={choosing.isPending}
        error={choosing.error}
      >
        <Text>{t('calendar.choose.what')}</Text>
      </ConfirmModal>
    </div>
  );
}
