import type { CallOf, recordFormerDocument } from '@itog/contracts';
import {
  askedOfFormer,
  FORMER_STATES,
  LOSS_PROOFS,
  type FormerState,
  type LossProof,
  type ReissueReason,
} from '@itog/domain';
import { NativeSelect, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../ui/forms/DayInput.tsx';

/** What is known of the document in whose place another comes. */
export type FormerValues = {
  readonly lossProof: LossProof | '';
  readonly state: FormerState;
  readonly on: string;
};
type Facts = CallOf<typeof recordFormerDocument>['body'];

export const noFormer = (today: string): FormerValues => ({ lossProof: '', state: 'with-holder', on: today });

/** What goes to the server of what the reason asks for. */
export function formerFacts({ lossProof, state, on }: FormerValues, reason: ReissueReason): Omit<Facts, 'note'> {
  if (askedOfFormer(reason) === 'loss-proof') return { lossProof: lossProof || null, state: null, on: null };
  return { lossProof: null, state, on: state === 'with-holder' ? null : on };
}

/** What the contract says of the day, at the field where it was typed. */
export const dayError = ({ on }: Readonly<Record<string, string>>) => (on ? { 'former.on': on } : {});

export type FormerFieldsProps = {
  readonly form: {
    readonly values: { readonly former: FormerValues };
    readonly getInputProps: UseFormReturnType<{ former: FormerValues }>['getInputProps'];
  };
  readonly reason: ReissueReason;
  /** The new document is there already: nothing is put off any more. */
  readonly isLater?: boolean;
};

/** How a loss is proved, or whether the document was taken back and destroyed: the federal register asks for both. */
export function FormerFields({ form, reason, isLater = false }: FormerFieldsProps) {
  const { t } = useTranslation('registry');
  const hint = (of: 'lossHint' | 'stateHint') =>
    [t(`reissue.former.${of}`), ...(isLater ? [] : [t('reissue.former.orLater')])].join(' ');
  const { state } = form.values.former;
  if (askedOfFormer(reason) === 'loss-proof')
    return (
      <NativeSelect
        {...form.getInputProps('former.lossProof')}
        label={t('reissue.former.lossProof')}
        description={hint('lossHint')}
        data={[
          { value: '', label: t('reissue.former.noProof') },
          ...LOSS_PROOFS.map((value) => ({ value, label: t(`reissue.former.lossProofs.${value}`) })),
        ]}
      />
    );
  return (
    <Stack gap="xs">
      <NativeSelect
        {...form.getInputProps('former.state')}
        label={t('reissue.former.state')}
        description={hint('stateHint')}
        data={FORMER_STATES.map((value) => ({ value, label: t(`reissue.former.states.${value}`) }))}
      />
      {state !== 'with-holder' && (
        <DayInput {...form.getInputProps('former.on')} passText label={t(`reissue.former.${state}On`)} />
      )}
    </Stack>
  );
}
