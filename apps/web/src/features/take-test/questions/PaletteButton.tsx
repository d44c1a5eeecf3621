import { Button } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { unanswered } from '../saving/test-state.ts';
import { useTestState } from '../use-test.ts';
import { Palette } from './Palette.tsx';
import classes from './PaletteButton.module.css';

/** On a phone the questions lie in a drawer. */
export function PaletteButton({ current }: { current: number | null }) {
  const { t } = useTranslation('take-test');
  const [opened, setOpened] = useState(false);
  const state = useTestState();
  const total = state.view.questions.length;
  const count = `${total - unanswered(state).length} / ${total}`;
  const close = () => setOpened(false);
  return (
    <>
      <Button
        className={classes.button}
        variant="default"
        size="md"
        aria-haspopup="dialog"
        aria-label={`${count}. ${t('palette.open')}`}
        leftSection={<IconLayoutGrid size={18} stroke={1.6} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {count}
      </Button>
      <Dialog opened={opened} onClose={close} look="sheet" title={t('palette.title')}>
        <div className={classes.sheet}>
          <Palette current={current} onTurn={close} />
        </div>
      </Dialog>
    </>
  );
}
