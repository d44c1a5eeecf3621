import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTranslation } from 'react-i18next';
import { useProgram } from '../use-program.ts';
import { Curriculum } from './Curriculum.tsx';
import { Readiness } from './Readiness.tsx';

/** What the program consists of and what it still lacks before an attestation can be scheduled. */
export default function ProgramOverview() {
  const { t } = useTranslation('programs');
  const program = useProgram();
  return (
    <>
      <Panel title={t('ready.title')}>
        <Readiness program={program} />
      </Panel>
      <Panel title={t('curriculum.title')} flush>
        <Curriculum program={program} />
      </Panel>
    </>
  );
}
