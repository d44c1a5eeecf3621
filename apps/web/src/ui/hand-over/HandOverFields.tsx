import { HAND_OVER_WAYS, trackNumberLooksRight, type HandOverWay } from '@itog/domain';
import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../forms/DayInput.tsx';

export type HandOverValues = {
  readonly way: HandOverWay;
  readonly on: string;
  readonly recipient: string;
  readonly proxyDocument: string;
  readonly address: string;
  readonly trackNumber: string;
};

export const NO_HAND_OVER: HandOverValues = {
  way: 'in-person',
  on: '',
  recipient: '',
  proxyDocument: '',
  address: '',
  trackNumber: '',
};

/** What goes to the server: empty fields are no facts. */
export function handOverFacts({ way, on, recipient, proxyDocument, address, trackNumber }: HandOverValues) {
  const fact = (text: string) => text.trim() || null;
  return {
    way,
    on,
    recipient: fact(recipient),
    proxyDocument: fact(proxyDocument),
    address: fact(address),
    trackNumber: fact(trackNumber),
  };
}

export type HandOverFieldsProps = {
  readonly form: Pick<UseFormReturnType<HandOverValues>, 'getInputProps' | 'values'>;
  /** Whether it may turn out that nothing was handed over: in a correction only. */
  readonly withNone?: boolean;
};

/** How a document was handed over: each way asks for its own proof. */
export function HandOverFields({ form, withNone = false }: HandOverFieldsProps) {
  const { t } = useTranslation('hand-overs');
  const { way } = form.values;
  const ways = HAND_OVER_WAYS.filter((each) => withNone || each !== 'none');
  return (
    <Stack>
      <Select
        {...form.getInputProps('way')}
        label={t('way')}
        allowDeselect={false}
        data={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
      />
      <DayInput
        {...form.getInputProps('on')}
        passText
        label={t(way === 'by-post' ? 'sentOn' : way === 'none' ? 'foundOn' : 'on')}
      />
      {way === 'by-proxy' && (
        <>
          <TextInput {...form.getInputProps('recipient')} label={t('proxy')} />
          <TextInput {...form.getInputProps('proxyDocument')} label={t('proxyDocument')} description={t('proxyHint')} />
        </>
      )}
      {way === 'electronic' && (
        <TextInput {...form.getInputProps('recipient')} label={t('mailbox')} description={t('mailboxHint')} />
      )}
      {way === 'by-post' && <PostFields form={form} />}
    </Stack>
  );
}

function PostFields({ form }: Pick<HandOverFieldsProps, 'form'>) {
  const { t } = useTranslation('hand-overs');
  const track = form.values.trackNumber.trim();
  const strange = track !== '' && !trackNumberLooksRight(track);
  return (
    <>
      <Textarea {...form.getInputProps('address')} label={t('address')} description={t('addressHint')} autosize />
      <TextInput
        {...form.getInputProps('trackNumber')}
        label={t('track')}
        description={<span role="status">{t(strange ? 'trackStrange' : 'trackHint')}</span>}
        spellCheck={false}
      />
    </>
  );
}
