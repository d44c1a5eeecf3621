import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconTextSize } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { Choice, Tick } from './Choice.tsx';
import classes from './Comfort.module.css';
import { SIZES, type ViewChoice } from './use-view.ts';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Size of the text, contrast, light or dark. */
export function ViewButton({ view }: { view: ViewChoice }) {
  const { t } = useTranslation('take-test');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className={classes.tool} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconTextSize size={20} stroke={1.6} aria-hidden />
        <span>{t('view.open')}</span>
      </button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('view.title')}>
        <Choices view={view} />
      </Dialog>
    </>
  );
}

function Choices({ view: { setting, change } }: { view: ViewChoice }) {
  const { t } = useTranslation('take-test');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Choice
        name="size"
        label={t('view.size')}
        value={setting.size}
        onChange={(size) => change({ size })}
        options={SIZES.map((size) => ({
          value: size,
          label: (
            <>
              <span aria-hidden>{t(`view.size_${size}`)}</span>
              <span className="visually-hidden">{t(`view.sizeName_${size}`)}</span>
            </>
          ),
        }))}
      />
      <Choice
        name="scheme"
        label={t('view.scheme')}
        value={colorScheme}
        onChange={setColorScheme}
        options={SCHEMES.map((value) => ({ value, label: t(`view.scheme_${value}`) }))}
      />
      <Tick label={t('view.contrast')} checked={setting.contrast} onChange={(contrast) => change({ contrast })} />
      <p className={classes.kept}>{t('view.kept')}</p>
    </>
  );
}
