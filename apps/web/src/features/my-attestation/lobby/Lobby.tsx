import type { MyAttestation } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { RehearsalPanel } from '../rehearsal/RehearsalPanel.tsx';
import { DeviceCheck } from './DeviceCheck.tsx';
import classes from './Lobby.module.css';
import { ReadyPanel } from './ReadyPanel.tsx';
import { RegulationPanel } from './RegulationPanel.tsx';
import { rulesOf } from './rules.ts';

/** Before the test: what the rules are, what is missing, whether the device is fit, and the start. */
export function Lobby({ attestation }: { attestation: MyAttestation }) {
  return (
    <div className={classes.lobby}>
      <div className={classes.ready}>
        <ReadyPanel attestation={attestation} />
      </div>
      <div className={classes.parts}>
        <Rules attestation={attestation} />
        <RegulationPanel attestation={attestation} />
        <DeviceCheck />
        <RehearsalPanel />
      </div>
    </div>
  );
}

/** The rules of the test, in plain words. */
export function Rules({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  return (
    <Panel title={t('rules.title')}>
      <ul className={classes.rules}>
        {rulesOf(t, attestation, setting).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Panel>
  );
}
