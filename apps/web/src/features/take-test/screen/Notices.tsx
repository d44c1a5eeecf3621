import { Button } from '@mantine/core';
import { IconDevices, IconInfoCircle, IconServerOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import type { Notice } from '../saving/test-state.ts';
import { useTest, useTestState } from '../use-test.ts';
import { Banner } from './Banner.tsx';
import { focusHeading } from './focus-heading.ts';

/** What has happened without the learner: each is told until he puts it away. */
export function Notices() {
  const { t } = useTranslation('take-test');
  const { session } = useTest();
  const { notices } = useTestState();
  const say = useNoticeText();
  const dismiss = (id: number) => {
    session.dismiss(id);
    focusHeading();
  };
  return notices.map((notice) => (
    <Banner
      key={notice.id}
      tone={notice.kind === 'rejected' ? 'bad' : 'info'}
      icon={IconInfoCircle}
      action={
        <Button variant="default" size="compact-md" onClick={() => dismiss(notice.id)}>
          {t('notice.dismiss')}
        </Button>
      }
    >
      {say(notice)}
    </Banner>
  ));
}

function useNoticeText(): (notice: Notice) => string {
  const { t } = useTranslation('take-test');
  const setting = useTimeSetting();
  return (notice) => {
    if (notice.kind === 'deadline-moved') {
      return t('notice.deadlineMoved', { count: notice.minutes, deadlineAt: notice.deadlineAt, ...setting });
    }
    return t(`notice.${notice.kind}`, { count: notice.numbers.length, numbers: notice.numbers });
  };
}

/** Another tab or device writes: here the test can only be read, until the learner says otherwise. */
export function FrozenBanner() {
  const { t } = useTranslation('take-test');
  const { session } = useTest();
  const { standing, claiming } = useTestState();
  if (standing !== 'frozen') return null;
  const goOn = () => {
    session.continueHere();
    focusHeading();
  };
  return (
    <Banner
      urgent
      tone="warn"
      icon={IconDevices}
      action={
        <Button loading={claiming} onClick={goOn}>
          {t('frozen.continue')}
        </Button>
      }
    >
      {t('frozen.text')}
    </Banner>
  );
}

/** The device keeps nothing: until the server has spoken the answers live only in this tab. */
export function NotDurable() {
  const { t } = useTranslation('take-test');
  const { durable, waiting, trouble, signedOut } = useTestState();
  // A save that goes on is not worth an alarm: at every choice it would interrupt who listens and push the options down.
  if (durable || waiting.length === 0 || !(trouble || signedOut)) return null;
  return (
    <Banner urgent tone="bad" icon={IconServerOff}>
      {t('notDurable')}
    </Banner>
  );
}
