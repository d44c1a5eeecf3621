import { getAppealApplicationFile, type Appeal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { dativeOf } from '../../../ui/person/genitive.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { Attachments } from '../parts/Attachments.tsx';
import { FileLink } from '../parts/FileLink.tsx';
import parts from '../parts/parts.module.css';
import { timelineOf } from '../parts/timeline.ts';
import classes from './case.module.css';

/** What the learner wrote and attached, and the evidence of how his attestation went. */
export function ApplicationPanel({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const may = useCan();
  const { id, text, filedAt, addressee, attachments, applicationPrinted, formerMark, currentMark, result, score } =
    appeal;
  return (
    <Panel
      title={t('application.title')}
      actions={
        <FileLink
          href={addressOf(getAppealApplicationFile, { params: { appealId: id }, query: undefined })}
          ready={applicationPrinted}
        >
          {t('application.download')}
        </FileLink>
      }
    >
      <p className={classes.fact}>{t('application.filed', { at: filedAt, name: dativeOf(addressee), ...setting })}</p>
      {formerMark && (
        <p className={classes.fact}>
          {t(currentMark && currentMark !== formerMark ? 'case.changed' : 'case.mark', {
            former: t(`mark.${formerMark}`),
            current: currentMark && t(`mark.${currentMark}`),
          })}
        </p>
      )}
      {score && <p className={classes.fact}>{t('case.score', score)}</p>}
      <div className={classes.sheet}>
        <p className={parts.text}>{text}</p>
      </div>
      <Attachments appealId={id} attachments={attachments} />
      <div className={classes.links}>
        <Anchor component={Link} to={timelineOf(result)}>
          {t(`case.evidence.${result.kind}`)}
        </Anchor>
        {result.kind === 'attempt' && appeal.state === 'in-hearing' && votes(appeal) && (
          <Anchor component={Link} to={paths.appealQuestions(id)}>
            {t('regrade.open')}
          </Anchor>
        )}
        {may('sessions.read') && (
          <Anchor component={Link} to={paths.session(appeal.sessionId)}>
            {t('case.session')}
          </Anchor>
        )}
      </div>
    </Panel>
  );
}

/** The commission alone looks at the key, and at its hearing alone. */
const votes = ({ mySeat }: Appeal) => mySeat === 'chair' || mySeat === 'member';
