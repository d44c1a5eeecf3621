import { getAppealAttachment, type AppealAttachment } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { bytesText } from './bytes.ts';
import classes from './parts.module.css';

export type AttachmentsProps = { readonly appealId: string; readonly attachments: readonly AppealAttachment[] };

/** The files that the appeal was filed with. */
export function Attachments({ appealId, attachments }: AttachmentsProps) {
  const { t, i18n } = useTranslation('appeals');
  if (attachments.length === 0) return null;
  return (
    <>
      <h3 className={classes.small}>{t('application.attachments')}</h3>
      <ul className={classes.files}>
        {attachments.map(({ id, name, bytes }) => (
          <li key={id}>
            <Anchor
              download={name}
              href={addressOf(getAppealAttachment, { params: { appealId, attachmentId: id }, query: undefined })}
            >
              {name}
            </Anchor>{' '}
            <span className={classes.fact}>{bytesText(bytes, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
