import { getAppeal, listAppealedQuestions } from '@itog/contracts';
import { fullName, type Ruling } from '@itog/domain';
import { Button, Checkbox, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { QuestionHtml } from '../../../ui/question/QuestionHtml.tsx';
import { Regrade, type AppealedQuestion } from './Regrade.tsx';
import classes from './regrade.module.css';

/** The questions of the appealed test with their key, for the commission at its hearing: any may be found wrong (5.10). */
export default function QuestionsPage() {
  const { t } = useTranslation('appeals');
  const { appealId = '' } = useParams();
  const { data: appeal } = useSuspenseQuery(queryOf(getAppeal, { params: { appealId } }));
  const { questions } = useSuspenseQuery(queryOf(listAppealedQuestions, { params: { appealId } })).data;
  const [wrongOnly, setWrongOnly] = useState(false);
  const wrong = questions.filter(isWrong).length;
  const shown = questions.filter((each) => !wrongOnly || isWrong(each) || each.votes > 0 || each.ruling);
  const [asked, setAsked] = useState<{ question: AppealedQuestion; ruling: Ruling } | null>(null);
  return (
    <Page
      title={t('regrade.title')}
      lead={t('regrade.lead')}
      width="narrow"
      breadcrumbs={[
        { label: t('list.title'), to: paths.appeals() },
        { label: fullName(appeal.learner.name), to: paths.appeal(appealId) },
      ]}
    >
      {wrong > 0 && wrong < questions.length && (
        <Checkbox
          mb="lg"
          label={t('regrade.wrongOnly', { count: wrong })}
          checked={wrongOnly}
          onChange={({ currentTarget }) => setWrongOnly(currentTarget.checked)}
        />
      )}
      {shown.map((question) => (
        <Panel
          key={question.versionId}
          title={t('regrade.question', { position: question.position })}
          actions={<Standing question={question} />}
        >
          <QuestionHtml html={question.html} />
          <Options options={question.options} />
          {!question.ruling && (
            <Group mt="sm">
              {(['key', 'void'] as const).map((ruling) => (
                <Button
                  key={ruling}
                  variant="default"
                  size="sm"
                  aria-label={t(`regrade.ask.${ruling}`, { position: question.position })}
                  onClick={() => setAsked({ question, ruling })}
                >
                  {t(`regrade.act.${ruling}`)}
                </Button>
              ))}
            </Group>
          )}
        </Panel>
      ))}
      {asked && (
        <Regrade
          key={`${asked.question.versionId} ${asked.ruling}`}
          appeal={appeal}
          {...asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}

const isWrong = ({ options }: AppealedQuestion) => !options.some(({ right, chosen }) => right && chosen);

/** The ruling that was made, or that it is being voted on. */
function Standing({ question: { ruling, votes } }: { question: AppealedQuestion }) {
  const { t } = useTranslation('appeals');
  if (ruling) return <StatusBadge tone="quiet">{t(`regrade.ruled.${ruling}`)}</StatusBadge>;
  return votes > 0 ? <StatusBadge tone="wait">{t('regrade.votes', { votes })}</StatusBadge> : null;
}

function Options({ options }: Pick<AppealedQuestion, 'options'>) {
  const { t } = useTranslation('appeals');
  return (
    <ul className={classes.options}>
      {options.map(({ id, html, right, chosen }) => (
        <li key={id}>
          <QuestionHtml html={html} />
          {right && <StatusBadge tone="good">{t('regrade.right')}</StatusBadge>}
          {chosen && <StatusBadge tone="quiet">{t('regrade.chosen')}</StatusBadge>}
        </li>
      ))}
    </ul>
  );
}
