import { RegulationPanel } from '../lobby/RegulationPanel.tsx';
import lobby from '../lobby/Lobby.module.css';
import { AppealPanel } from '../result/AppealPanel.tsx';
import { DocumentsPanel } from '../result/DocumentsPanel.tsx';
import { CardPanel } from './CardPanel.tsx';
import classes from './exam.module.css';
import { isExamOver, type MyExam } from './exam-stage.ts';
import { ExamReady } from './ExamReady.tsx';
import { ExamResult } from './ExamResult.tsx';
import { ExamRules } from './ExamRules.tsx';
import { ThesisPanel } from './ThesisPanel.tsx';

/** An exam or a defence: what to prepare before it, the card when the learner is called up, the result when it is announced. */
export function ExamPanels({ attestation }: { attestation: MyExam }) {
  const { examination, session } = attestation;
  const thesis = session.form === 'defence' && <ThesisPanel examination={examination} />;
  if (isExamOver(attestation))
    return (
      <>
        <ExamResult attestation={attestation} />
        <DocumentsPanel documents={attestation.documents} />
        <CardPanel attestation={attestation} />
        {thesis}
        <AppealPanel attestation={attestation} />
      </>
    );
  return (
    <div className={classes.stack}>
      <CardPanel attestation={attestation} />
      <div className={lobby.lobby}>
        <div className={lobby.ready}>
          <ExamReady attestation={attestation} />
        </div>
        <div className={lobby.parts}>
          {thesis}
          <ExamRules attestation={attestation} />
          <RegulationPanel attestation={attestation} />
        </div>
      </div>
    </div>
  );
}
