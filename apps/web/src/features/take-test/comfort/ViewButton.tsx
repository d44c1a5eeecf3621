import { Modal, SegmentedControl, Stack, Switch, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconTextSize } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Comfort.module.css';
import { SIZES, type Size, type ViewChoice } from './use-view.ts';

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
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('view.title')}
        closeButtonProps={{ 'aria-label': t('notice.dismiss') }}
      >
        <Choices view={view} />
      </Modal>
    </>
  );
}

function Choices({ view: { setting, change } }: { view: ViewChoice }) {
  const { t } = useTranslation('take-test');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="lg">
      <div>
        <div id="view-size" className={classes.label}>
          {t('view.size')}
        </div>
        <SegmentedControl
          fullWidth
          aria-labelledby="view-size"
          value={String(setting.size)}
          onChange={(value) => change({ size: Number(value) as Size })}
          data={SIZES.map((size) => ({
            value: String(size),
            label: (
              <>
                <span aria-hidden>{t(`view.size_${size}`)}</span>
                <span className="visually-hidden">{t(`view.sizeName_${size}`)}</span>
              </>
            ),
          }))}
        />
      </div>
      <Switch
        label={t('view.contrast')}
        checked={setting.contrast}
        onChange={({ currentTarget }) => change({ contrast: currentTarget.checked })}
      />
      <div>
        <div id="view-scheme" className={classes.label}>
          {t('view.scheme')}
        </div>
        <SegmentedControl
          fullWidth
          aria-labelledby="view-scheme"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
          data={SCHEMES.map((value) => ({ value, label: t(`view.scheme_${value}`) }))}
        />
      </div>
      <p className={classes.kept}>{t('view.kept')}</p>
    </Stack>
  );
}
