import { IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { Tick } from './Choice.tsx';
import classes from './Comfort.module.css';
import type { ViewChoice } from './use-view.ts';

const KEYS = ['digits', 'arrows', 'flag', 'previous', 'next', 'tab'] as const;

/** How to answer, what happens without a network, and which keys do what. */
export function HelpButton({ view: { setting, change } }: { view: ViewChoice }) {
  const { t } = useTranslation('take-test');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className={classes.tool} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconHelpCircle size={20} stroke={1.6} aria-hidden />
        <span>{t('help.open')}</span>
      </button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('help.title')}>
        <ul className={classes.rules}>
          <li>{t('help.saving')}</li>
          <li>{t('help.offline')}</li>
          <li>{t('help.back')}</li>
        </ul>
        <h3 className={classes.label}>{t('help.keys')}</h3>
        <dl className={classes.keys}>
          {KEYS.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{t(`help.key_${key}`)}</kbd>
              </dt>
              <dd>{t(`help.${key}`)}</dd>
            </div>
          ))}
        </dl>
        <Tick label={t('help.keysOn')} checked={setting.keys} onChange={(keys) => change({ keys })} />
      </Dialog>
    </>
  );
}
