import { IconX } from '@tabler/icons-react';
import { useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';
import { isTyped } from './typed.ts';

export type DialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** `card` in the middle · `sheet` from below, for a phone · `full` the whole screen. */
  readonly look?: 'card' | 'sheet' | 'full';
  /** What is under way cannot be left: neither a button, nor Escape, nor a click beside closes it. */
  readonly locked?: boolean;
  /** What stands behind is not for the eyes of whoever sits there now. */
  readonly veils?: boolean;
};

/**
 * The browser's own dialog: it keeps the focus inside, gives it back and makes the rest inert, without a byte of script
 * to load. The element marked `data-autofocus` has the focus first.
 */
export function Dialog({ opened, ...rest }: DialogProps) {
  return opened ? <Shown {...rest} /> : null;
}

function Shown({
  onClose,
  title,
  children,
  look = 'card',
  locked = false,
  veils = false,
}: Omit<DialogProps, 'opened'>) {
  const { t } = useTranslation('ui');
  const label = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Closed before it leaves the page: only so does the focus go back to where it was.
    return () => shown?.close();
  }, []);
  // A slip of the hand must not lose what was typed: only the cross and a button close the dialog then.
  const typed = useRef(false);
  const leave = () => !locked && !typed.current && onClose();
  const beside = ({ target, currentTarget }: MouseEvent) => target === currentTarget && leave();
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-look={look}
      data-veils={veils || undefined}
      aria-labelledby={label}
      onClick={beside}
      onInput={(event) => isTyped(event) && (typed.current = true)}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className={classes.inside}>
        <div className={classes.head}>
          <h2 id={label}>{title}</h2>
          {!locked && (
            <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
              <IconX size={20} stroke={1.6} aria-hidden />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
