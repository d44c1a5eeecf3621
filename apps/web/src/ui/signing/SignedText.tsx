import { OFFICE_PAGE, type PrintedForm } from '@itog/documents';
import { Alert, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentSheet } from '../document/DocumentSheet.tsx';
import { HashText } from './HashText.tsx';
import classes from './SignedText.module.css';
import { useContentCheck, type SignedContent } from './use-content-check.ts';

export type SignedTextProps = {
  readonly title: string;
  readonly content: SignedContent;
  /** Only the hash. */
  readonly hidden: boolean;
};

/** What is signed, to the letter, and its SHA-256. */
export function SignedText({ title, content, hidden }: SignedTextProps) {
  const { t } = useTranslation('signing');
  const same = useContentCheck(content);
  const form = useMemo<PrintedForm>(() => ({ title, page: OFFICE_PAGE, body: content.html }), [title, content.html]);
  return (
    <>
      {!hidden && (
        // A region that scrolls must be reachable by the keyboard.
        <div className={classes.text} tabIndex={0} role="region" aria-label={t('text')}>
          <DocumentSheet form={form} />
        </div>
      )}
      <div>
        <Text size="sm" c="dimmed">
          {t('hash')}
        </Text>
        <HashText value={content.contentSha256} />
        {same === false && (
          <Alert color="red" mt="xs">
            {t('otherText')}
          </Alert>
        )}
      </div>
    </>
  );
}
