import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import { Whole } from '../../ui/text/Whole.tsx';
import { Deadline } from '../../ui/time/Deadline.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { appealLine } from './appeal-line.ts';
import { meetingLine, secondTimeLine } from './meeting-line.ts';
import { officeLine } from './office-line.ts';
import classes from './TaskList.module.css';
import type { Task } from './tasks.ts';

/** What is to be done, one line each, with the one click that leads there. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation('today');
  if (tasks.length === 0) return null;
  return (
    <ul className={classes.tasks} aria-label={t('tasks')}>
      {tasks.map((task) => (
        <li key={keyOf(task)} data-overdue={isOverdue(task) || undefined}>
          <TaskLine task={task} />
        </li>
      ))}
    </ul>
  );
}

/** Whether the Regulation’s day for it is over: it burns (3.12, 5.6). */
const isOverdue = (task: Task) => 'overdue' in task && task.overdue;

function keyOf(task: Task): string {
  switch (task.kind) {
    case 'meeting':
      return `meeting ${task.meetingId}`;
    case 'second-time':
      return `second-time ${task.meetingId} ${task.state}`;
    case 'appeal':
      return `appeal ${task.appeal.id}`;
    case 'draft':
      return `draft ${task.sessionId}`;
    case 'order':
      return `order ${task.orderId}`;
    case 'destruction':
      return `destruction ${task.actId}`;
    case 'refused-destruction':
      return `refused-destruction ${task.actId}`;
    case 'withdrawal':
      return `withdrawal ${task.consentId}`;
    case 'inquiries':
    case 'register':
    case 'seal':
    case 'unhanded':
      return task.kind;
    case 'issue':
      return `issue ${task.id}`;
    case 'discharge':
      return `discharge ${task.groupId}`;
    default:
      return `${task.kind} ${task.protocolId}`;
  }
}

function TaskLine({ task }: { task: Task }) {
  const { t } = useTranslation('today');
  const line = useLine(task);
  return (
    <div className={classes.task}>
      <div className={classes.what}>
        <strong>
          <Whole>{line.title}</Whole>
        </strong>
        {isOverdue(task) && (
          <div>
            <StatusBadge tone="bad">{t('overdue')}</StatusBadge>
          </div>
        )}
        {line.where && <Text size="sm">{line.where}</Text>}
        {line.note && (
          <Text size="sm" c="dimmed">
            <Whole>{line.note}</Whole>
          </Text>
        )}
        {'dueAt' in task && task.kind !== 'meeting' && (
          <Text size="sm" component="div">
            <Deadline until={task.dueAt} />
          </Text>
        )}
      </div>
      <Button
        component={Link}
        to={line.to}
        variant={line.urgent ? 'filled' : line.calm ? 'light' : 'default'}
        color={isOverdue(task) ? 'red' : undefined}
        className={classes.act}
        aria-label={`${line.act}: ${line.title}`}
      >
        {line.act}
      </Button>
    </div>
  );
}

type Line = {
  readonly title: string;
  readonly where?: string;
  readonly note?: string;
  readonly act: string;
  readonly to: string;
  /** The reader himself can do it, and it must be done today. */
  readonly urgent?: boolean;
  /** The reader himself can do it, and it can wait. */
  readonly calm?: boolean;
};

function useLine(task: Task): Line {
  const { t } = useTranslation('today');
  const may = useCan();
  const setting = useTimeSetting();
  switch (task.kind) {
    case 'meeting':
      return meetingLine(task, t, setting);
    case 'second-time':
      return secondTimeLine(task, t, setting);
    case 'appeal':
      return appealLine(task.appeal, t, setting);
    case 'draft': {
      const drafts = may('protocols.draft') && task.running === 0;
      const { overdue, form, running } = task;
      const note = running > 0 ? 'running' : overdue ? 'overdue' : drafts ? 'note' : 'noteRead';
      return {
        title: t(running > 0 ? 'draft.soon' : `draft.title.${form}`, { count: task.results }),
        where: `${task.programTitle} · ${task.groupTitle}`,
        note: t(`draft.${note}`, { count: running, dueAt: task.dueAt, ...setting }),
        act: t(drafts ? 'draft.act' : 'look'),
        to: paths.sessionProtocol(task.sessionId),
        urgent: drafts,
      };
    }
    case 'unsigned':
      return {
        title: t(task.overdue ? 'unsigned.overdue' : 'unsigned.title', { number: task.number }),
        where: [task.learnerName, task.programTitle, task.groupTitle].filter(Boolean).join(' · '),
        note: [
          task.refusedBy.length > 0 && t('unsigned.refused', { names: task.refusedBy }),
          task.waitingFor.length > 0 && t('unsigned.note', { names: task.waitingFor }),
        ]
          .filter(Boolean)
          .join(' '),
        act: t('look'),
        to: paths.protocol(task.protocolId),
      };
    case 'order':
      return {
        title: t('order.title', { number: task.number }),
        where: [task.subject, task.about].filter(Boolean).join(' · '),
        note: t('order.note'),
        act: t('order.act'),
        to: paths.order(task.orderId),
        urgent: true,
      };
    case 'destruction':
      return {
        title: t('destruction.title', { count: task.people }),
        note: t('destruction.note', task),
        act: t('destruction.act'),
        to: paths.destructionAct(task.actId),
        calm: true,
      };
    case 'refused-destruction':
      return {
        title: t('refusedDestruction.title'),
        note: t('refusedDestruction.note', task),
        act: t('refusedDestruction.act'),
        to: paths.destructionAct(task.actId),
        calm: true,
      };
    case 'withdrawal':
      return {
        title: t('withdrawal.title', { purpose: task.purpose, context: task.purpose }),
        where: task.learnerName,
        note: t('withdrawal.note', { ...task, ...setting }),
        act: t('withdrawal.act'),
        to: paths.person(task.userId),
        calm: true,
      };
    case 'issue':
      return {
        title: t('issue.title', { count: task.count }),
        where: `${t(`ground.${task.ground}`, { number: task.number })} · ${task.programTitle} · ${task.groupTitle}`,
        act: t(may('registry.issue') ? 'issue.act' : 'look'),
        to: task.ground === 'order' ? paths.dueDocuments() : `${paths.protocol(task.id)}#documents`,
        calm: may('registry.issue'),
      };
    case 'discharge':
      return {
        title: t('discharge.title'),
        where: `${task.programTitle} · ${task.groupTitle}`,
        note: t('discharge.note', { count: task.learners }),
        act: t('discharge.act'),
        to: paths.newOrder(task.groupId, 'complete-and-discharge'),
        calm: true,
      };
    case 'register':
    case 'unhanded':
      return officeLine(task, t, setting, may);
    case 'seal':
      return {
        title: t(task.isOver ? 'seal.over' : 'seal.title', { endsAt: task.endsAt, ...setting }),
        note: t(task.isOver ? 'seal.overNote' : 'seal.note'),
        act: t('seal.act'),
        to: paths.settingsSeal(),
        urgent: task.isOver,
        calm: true,
      };
    case 'inquiries':
      return {
        title: t('inquiries.title', { count: task.count }),
        act: t('inquiries.act'),
        to: paths.settingsInquiries(),
      };
  }
}
