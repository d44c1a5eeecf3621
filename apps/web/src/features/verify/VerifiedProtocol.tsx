import type { ProtocolVerification } from '@itog/contracts';
import { IconCircleCheck, IconReplace } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/layout/Panel.tsx';
import { HashText } from '../../ui/signing/HashText.tsx';
import { CalendarDay, DateTime } from '../../ui/time/DateTime.tsx';
import { Field } from './Field.tsx';
import { FileComparison } from './FileComparison.tsx';
import classes from './Verify.module.css';

/** A signed protocol: which one it is, and who signed it, in which role and when. */
export function VerifiedProtocol({ protocol }: { protocol: ProtocolVerification }) {
  const { t } = useTranslation('verify');
  const heading = useId();
  const signed = protocol.status === 'signed';
  const Shape = signed ? IconCircleCheck : IconReplace;
  return (
    <>
      <section className={classes.card} data-status={signed ? 'valid' : 'replaced'} aria-labelledby={heading}>
        <h2 id={heading} className={classes.status}>
          <Shape size={36} stroke={1.4} aria-hidden />
          {t(`protocol.status.${protocol.status}`)}
        </h2>
        <p className={classes.meaning}>{t(`protocol.meaning.${protocol.status}`)}</p>
        <dl className={`${classes.fields} document-text`}>
          <Field name={t('field.kind')}>{t(`protocol.form.${protocol.form}`)}</Field>
          <Field name={t('protocol.number')}>{protocol.number}</Field>
          <Field name={t('protocol.date')}>
            <CalendarDay value={protocol.date} />
          </Field>
          <Field name={t('field.program')}>{protocol.programTitle}</Field>
          <Field name={t('protocol.organisation')}>{protocol.organisation}</Field>
          <Field name={t('protocol.learners')}>{protocol.maskedNames.join(', ')}</Field>
        </dl>
        <p className={classes.note}>
          {t('checkedAt')} <DateTime value={protocol.checkedAt} look="moment" />
        </p>
      </section>
      <Panel title={t('protocol.signers')}>
        <ul className={classes.signers}>
          {protocol.signers.map(({ name, role, status, at }) => (
            <li key={`${role} ${name}`}>
              <strong>{name}</strong>
              <span>{t(`protocol.role.${role}`)}</span>
              <span>
                {t(`protocol.act.${status}`)}
                {status !== 'absent' && (
                  <>
                    {', '}
                    <DateTime value={at} look="moment" />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
        <p className={classes.note}>{t('protocol.hash')}</p>
        <HashText value={protocol.contentSha256} />
      </Panel>
      <Panel title={t('compare.title')}>
        <FileComparison sha256={protocol.fileSha256} />
      </Panel>
    </>
  );
}
