import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const close = () => setOpened(false);
  return (
    <>
      <Button
        className={classes.button}
        variant="default"
        size="md"
        aria-haspopup="dialog"
        aria-label={t('palette.open')}
        onClick={() => setOpened(true)}
      >
        {`${total - unanswered(state).length} / ${total}`}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="80%"
        title={t('palette.open')}
        closeButtonProps={{ 'aria-label': t('notice.dismiss') }}
        classNames={{ body: classes.body }}
      >
        <Palette current={current} onTurn={close} />
      </Drawer>
    </>
  );
}
