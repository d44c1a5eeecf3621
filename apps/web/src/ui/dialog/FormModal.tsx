import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { isTyped } from './typed.ts';

/** A dialog to type into: once that has been done, neither Escape nor a click beside closes it; the cross and a button do. */
export function FormModal({ children, closeOnEscape = true, closeOnClickOutside = true, ...rest }: ModalProps) {
  const [typed, setTyped] = useState(false);
  return (
    <Modal {...rest} closeOnEscape={closeOnEscape && !typed} closeOnClickOutside={closeOnClickOutside && !typed}>
      <Watched onTyped={setTyped}>{children}</Watched>
    </Modal>
  );
}

/** What of a dialog is there only while it is open. */
export function Watched({ onTyped, children }: { onTyped: (typed: boolean) => void; children: ReactNode }) {
  useEffect(() => () => onTyped(false), [onTyped]);
  return (
    <div style={{ display: 'contents' }} onInput={(event) => isTyped(event) && onTyped(true)}>
      {children}
    </div>
  );
}
