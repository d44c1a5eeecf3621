import type { useTranslation } from 'react-i18next';
import type { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import type { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import type { Task } from './tasks.ts';

type Say = ReturnType<typeof useTranslation<'today'>>['t'];
type OfficeTask = Extract<Task, { kind: 'register' | 'unhanded' }>;

/** What the documents office is behind with: the federal register's days, and documents that nobody took. */
export function officeLine(
  task: OfficeTask,
  t: Say,
  setting: ReturnType<typeof useTimeSetting>,
  may: ReturnType<typeof useCan>,
) {
  if (task.kind === 'unhanded') {
    const title = t('unhanded.title', { count: task.count });
    const note = t('unhanded.note', { since: task.since, ...setting });
    return { title, note, act: t('unhanded.act'), to: paths.unhanded(), calm: true };
  }
  const { late, urgent } = task;
  const manages = may('register.manage');
  const few = urgent > 0 ? t('register.more', { count: urgent }) : undefined;
  return {
    title: late > 0 ? t('register.late', { count: late }) : t('register.urgent', { count: urgent }),
    note: late > 0 ? few : t('register.few'),
    act: t(manages ? 'register.act' : 'look'),
    to: paths.federalRegister(),
    calm: manages,
  };
}
