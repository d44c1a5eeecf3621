import { getCredential, verifyDocument, type DocumentVerification } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconReplace, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/address.ts';
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
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { VerifiedChain } from './VerifiedChain.tsx';
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
      actions={<LanguageSwitch />}
      width="narrow"
    >
      {data?.subject === 'document' && <Found key={code} code={code} document={data} />}
      {data?.subject === 'protocol' && <VerifiedProtocol key={code} protocol={data} />}
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

function Found({ code, document }: { code: string; document: DocumentVerification }) {
  const { t } = useTranslation('verify');
  return (
    <>
      <Card document={document} />
      {document.chain.length > 1 && (
        <Panel title={t('chain.title')}>
          <VerifiedChain chain={document.chain} number={document.registrationNumber} />
        </Panel>
      )}
      <Panel title={t('compare.title')}>
        <FileComparison sha256={document.fileSha256} />
      </Panel>
      {document.credential && (
        <Panel title={t('credential.title')}>
          <div className={classes.stack}>
            <p className={classes.meaning}>{t('credential.meaning')}</p>
            <Anchor href={addressOf(getCredential, { params: { code } })} download>
              {t('credential.download')}
            </Anchor>
          </div>
        </Panel>
      )}
    </>
  );
}

function Card({ document }: { document: DocumentVerification }) {
  const { t } = useTranslation('verify');
  const { status, replacedByCode } = document;
  const Shape = SHAPES[status];
  const heading = useId();
  return (
    <section className={classes.card} data-status={status} aria-labelledby={heading}>
      <h2 id={heading} className={classes.status}>
        <Shape size={36} stroke={1.4} aria-hidden />
        {t(`status.${status}`)}
      </h2>
      <p className={classes.meaning}>{t(`meaning.${status}`)}</p>
      {replacedByCode && (
        <p className={classes.meaning}>
          <Anchor component={Link} to={paths.verifyCode(replacedByCode)}>
            {t('replacement')}
          </Anchor>
        </p>
      )}
      <Facts document={document} />
      <p className={classes.note}>
        {t('checkedAt')} <DateTime value={document.checkedAt} look="moment" />
      </p>
    </section>
  );
}

/** What is printed on the document, to compare. Titles and names stay in the language that it is printed in. */
function Facts({ document }: { document: DocumentVerification }) {
  const { t } = useTranslation('verify');
  const { status, statusOn, origin } = document;
  const kind = t(`kind.${document.kind}`);
  return (
    <dl className={`${classes.fields} document-text`}>
      <Field name={t('field.kind')}>{origin === 'duplicate' ? t('duplicate', { kind }) : kind}</Field>
      <Field name={t('field.number')}>{document.registrationNumber}</Field>
      <Field name={t('field.name')}>
        <span lang="ru">{document.maskedName}</span>
      </Field>
      <Field name={t('field.program')}>{t('program', { title: document.programTitle, count: document.hours })}</Field>
      <Field name={t('field.organisation')}>
        <span lang="ru">{document.organisation}</span>
      </Field>
      <Field name={t('field.issuedOn')}>
        <CalendarDay value={document.issuedOn} />
      </Field>
      {status !== 'valid' && statusOn && (
        <Field name={t(`statusOn.${status}`)}>
          <CalendarDay value={statusOn} />
        </Field>
      )}
    </dl>
  );
}
