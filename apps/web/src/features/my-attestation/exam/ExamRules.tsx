import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import lobby from '../lobby/Lobby.module.css';
import type { MyExam } from './exam-stage.ts';

const RULES = {
  exam: ['card', 'questions'],
  defence: ['work', 'report', 'questions'],
  test: [],
} as const;

/** What to bring and what will happen, in plain words. */
export function ExamRules({ attestation: { session, examination } }: { attestation: MyExam }) {
  const { t } = useTranslation('my-attestation');
  const { form, venue } = session;
  const bring = venue === 'remote' ? 'remote' : 'there';
  return (
    <>
      {!examination.current && (
        <Panel title={t('exam.bring.title')}>
          <ul className={lobby.rules}>
            <li>{t(`exam.bring.passport_${bring}`)}</li>
            <li>{t(`exam.bring.${form}_${bring}`)}</li>
          </ul>
        </Panel>
      )}
      <Panel title={t(`exam.rules.title_${form}`)}>
        <ul className={lobby.rules}>
          {RULES[form].map((rule) => (
            <li key={rule}>{t(`exam.rules.${rule}`)}</li>
          ))}
          <li>{t('exam.rules.announced')}</li>
          <li>{t('exam.rules.second')}</li>
          <li>{t('rules.appeal')}</li>
        </ul>
      </Panel>
    </>
  );
}
