import { Panel } from '../layout/Panel.tsx';
import { AttachedSignatures, useAttachedTitle, type AttachedSignaturesProps } from './AttachedSignatures.tsx';

/** Signatures made in other programs, as a part of the page of an order or a protocol. */
export function AttachedPanel(kept: AttachedSignaturesProps) {
  return (
    <Panel title={useAttachedTitle()}>
      <AttachedSignatures {...kept} />
    </Panel>
  );
}
