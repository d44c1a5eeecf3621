import { verifyDocument, type DocumentVerification } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconReplace, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { queryOf } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { CalendarDay, DateTime } from '../../ui/time/DateTime.tsx';
import { Field } from './Field.tsx';
import { FileComparison } from './FileComparison.tsx';
import { VerifiedProtocol } from './VerifiedProtocol.tsx';
import classes from './Verify.module.css';

const SHAPES: Record<DocumentVerification['status'], Icon> = {
  valid: IconCircleCheck,
  replaced: IconReplace,
  annulled: IconCircleX,
};

/** What a document's code stands for: everything that is printed on it, to compare. */
export default function VerifiedDocumentPage() {
  const { t } = useTranslation('verify');
  const { code = '' } = useParams();
  const { data, error } = useQuery(queryOf(verifyDocument, { params: { code } }));
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('code.label')}: <span className={classes.codeShown}>{code}</span>
        </>
      }
      width="narrow"
    >
      {data?.subject === 'document' && <Found document={data} />}
      {data?.subject === 'protocol' && <VerifiedProtocol protocol={data} />}
      {!data && !error && <Loading />}
      {error instanceof Problem && error.status === 404 ? <Unknown /> : <ProblemAlert error={error} />}
    </Page>
  );
}

function Unknown() {
  const { t } = useTranslation('verify');
  return (
    <div className={classes.unknown} role="alert">
      <p>{t('unknown')}</p>
      <Button component={Link} to={paths.verify()} variant="default">
        {t('again')}
      </Button>
    </div>
  );
}

function Found({ document }: { document: DocumentVerification }) {
  const { t } = useTranslation('verify');
  const Shape = SHAPES[document.status];
  const heading = useId();
  return (
    <>
      <section className={classes.card} data-status={document.status} aria-labelledby={heading}>
        <h2 id={heading} className={classes.status}>
          <Shape size={36} stroke={1.4} aria-hidden />
          {t(`status.${document.status}`)}
        </h2>
        <p className={classes.meaning}>{t(`meaning.${document.status}`)}</p>
        {document.replacedByCode && (
          <p className={classes.meaning}>
            <Anchor component={Link} to={paths.verifyCode(document.replacedByCode)}>
              {t('replacement')}
            </Anchor>
          </p>
        )}
        <dl className={`${classes.fields} document-text`}>
          <Field name={t('field.kind')}>{t(`kind.${document.kind}`)}</Field>
          <Field name={t('field.number')}>{document.registrationNumber}</Field>
          <Field name={t('field.name')}>{document.maskedName}</Field>
          <Field name={t('field.program')}>
            {t('program', { title: document.programTitle, count: document.hours })}
          </Field>
          <Field name={t('field.organisation')}>{document.organisation}</Field>
          <Field name={t('field.issuedOn')}>
            <CalendarDay value={document.issuedOn} />
          </Field>
        </dl>
        <p className={classes.note}>
          {t('checkedAt')} <DateTime value={document.checkedAt} look="moment" />
        </p>
      </section>
      <Panel title={t('compare.title')}>
        <FileComparison sha256={document.fileSha256} />
      </Panel>
    </>
  );
}
