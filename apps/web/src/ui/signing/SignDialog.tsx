import { getMySigning, type MySigning } from '@itog/contracts';
import { Alert, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { FormModal } from '../dialog/FormModal.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Whole } from '../text/Whole.tsx';
import { AcceptAgreement } from './AcceptAgreement.tsx';
import { SignedText } from './SignedText.tsx';
import { SignForm, type SigningAct } from './SignForm.tsx';
import type { SignedContent } from './use-content-check.ts';

export type { SigningAct } from './SignForm.tsx';

export type SignDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The verb of the act: «Подписать протокол». */
  readonly confirm: string;
  /** The very words that are signed, and the hash under which: shown, computed anew on this device and compared. */
  readonly content: SignedContent;
  /** The words are in view behind the dialog and have been read there: only their hash is shown here. */
  readonly readAlready?: boolean;
  /** What is signed, in a sentence: number, date, what follows from it. */
  readonly children?: ReactNode;
  /** Offers to sign with a dissenting opinion or to refuse, each with words of one's own. */
  readonly choices?: boolean;
  /** He has refused before: what is left is to sign. */
  readonly refused?: boolean;
  readonly onSign: (act: SigningAct) => void;
  readonly pending?: boolean;
  readonly error?: unknown;
};

/** The act of signing, the same everywhere: the agreement first, the exact text and its hash, then the keys of the signature. */
export function SignDialog({ opened, onClose, title, ...rest }: SignDialogProps) {
  const { t } = useTranslation('ui');
  // What was said before it opened would lie over its buttons.
  useEffect(() => {
    if (opened) notifications.clean();
  }, [opened]);
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={<Whole>{title}</Whole>}
      size={rest.readAlready ? 'md' : 'xl'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {/* Mounted with the dialog: a password never outlives it. */}
      <Act onClose={onClose} title={title} {...rest} />
    </FormModal>
  );
}

type ActProps = Omit<SignDialogProps, 'opened'>;

function Act(props: ActProps) {
  const { data: mine, error } = useQuery(queryOf(getMySigning));
  if (error) return <ProblemAlert error={error} />;
  if (!mine) return <Loading />;
  return <ActOf mine={mine} {...props} />;
}

function ActOf({ mine, ...props }: ActProps & { mine: MySigning }) {
  const { t } = useTranslation('signing');
  const { title, content, readAlready, children, onClose } = props;
  if (!mine.agreement) return <Alert>{t('agreement.none')}</Alert>;
  if (!mine.acceptedAt) return <AcceptAgreement agreement={mine.agreement} onLater={onClose} />;
  return (
    <Stack gap="md">
      {children}
      <SignedText title={title} content={content} hidden={readAlready ?? false} />
      <SignForm {...props} factor={mine.secondFactor} />
    </Stack>
  );
}
