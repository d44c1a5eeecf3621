import type { Examination } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Marks } from '../marks/Marks.tsx';
import { MyMark } from '../marks/MyMark.tsx';
import { Opinions } from '../marks/Opinions.tsx';
import { useRoom } from '../use-room.ts';
import { AskQuestion } from './AskQuestion.tsx';
import { Card } from './Card.tsx';
import { CallNext } from './CallNext.tsx';
import classes from './Examination.module.css';
import { Floor } from './Floor.tsx';
import { Questions } from './Questions.tsx';
import { Remarks } from './Remarks.tsx';
import { Thesis } from './Thesis.tsx';

/** One learner before the commission: his card or thesis, the questions, the marks, what is noted. */
export function ExaminationPanel({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, open, records, votes } = useRoom();
  const { learner, startedAt, absent, confirmedAt, marksOpenedAt } = examination;
  const begun = startedAt !== null && !absent;
  const docked = open && votes && begun && !confirmedAt;
  return (
    <>
      <Panel title={fullName(learner.name)}>
        <div className={classes.parts}>
          <Floor examination={examination} />
          {meeting.form === 'exam' ? <Card examination={examination} /> : <Thesis examination={examination} />}
          {begun && <Questions examination={examination} />}
          {open && records && begun && !docked && <AskQuestion examination={examination} />}
        </div>
      </Panel>
      {docked && (
        <div className={classes.dock}>
          {!marksOpenedAt && <MyMark examination={examination} />}
          <AskQuestion examination={examination} />
        </div>
      )}
      {begun ? (
        <Panel title={t('marks.title')}>
          <div className={classes.parts}>
            <Marks examination={examination} />
            <Opinions examination={examination} />
            <Remarks examination={examination} />
            {open && records && confirmedAt && <CallNext />}
          </div>
        </Panel>
      ) : (
        absent && open && records && <CallNext />
      )}
    </>
  );
}
