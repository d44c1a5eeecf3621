import type { GroupSummary } from '@itog/contracts';
import type { AttestationForm } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { Barred, isPast } from './Outlook.tsx';
import classes from './schedule.module.css';

export type MeetingOutlookProps = {
  readonly group: GroupSummary;
  readonly form: Exclude<AttestationForm, 'test'>;
  readonly window: { readonly opensAt: Date; readonly startUntil: Date };
  /** It is the second time, for those alone who have been given dates: there is none after it. */
  readonly again: boolean;
};

/** What will hold of an exam or a defence, in sentences (3.11, 3.12). */
export function MeetingOutlook({ group, form, window: { opensAt, startUntil }, again }: MeetingOutlookProps) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  if (opensAt >= startUntil) return null;
  return (
    <div className={classes.outlook}>
      <IconInfoCircle size={22} stroke={1.6} aria-hidden />
      <div>
        <p>
          {isPast(opensAt) && `${t('outlook.begun', { opensAt, ...setting })} `}
          {t('outlook.meeting', { opensAt, ...setting })}
          {!again && ` ${t('outlook.second')}`}
        </p>
        {form === 'defence' && (
          <p>
            {t('outlook.works')}{' '}
            <Anchor component={Link} to={paths.groupTheses(group.id)}>
              {t('meeting.openWorks')}
            </Anchor>
          </p>
        )}
        {!again && <Barred group={group} form={form} />}
      </div>
    </div>
  );
}
