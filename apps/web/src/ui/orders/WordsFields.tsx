import { ORDER_PLACEHOLDERS, type OrderKind, type OrderWords } from '@itog/domain';
import { Code, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type WordsFieldsProps = {
  readonly kind: OrderKind;
  readonly words: OrderWords;
  readonly onWords: (words: OrderWords) => void;
  readonly readOnly?: boolean;
  /** Words of a drafted order are filled in already: only its lists are still placeholders. */
  readonly listsOnly?: boolean;
};

/** The subject and the text of an order, with the placeholders that may stand in them. */
export function WordsFields({ kind, words, onWords, readOnly = false, listsOnly = false }: WordsFieldsProps) {
  const { t } = useTranslation('orders');
  const { words: names, lists, optionalLists } = ORDER_PLACEHOLDERS[kind];
  const bracketed = (all: readonly string[]) => all.map((name) => <Placeholder key={name} name={name} />);
  return (
    <Stack gap="sm">
      <TextInput
        label={t('words.subject')}
        value={words.subject}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onWords({ ...words, subject: currentTarget.value })}
      />
      <Textarea
        label={t('words.text')}
        description={t('words.hint')}
        autosize
        minRows={6}
        value={words.text}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onWords({ ...words, text: currentTarget.value })}
      />
      {!listsOnly && (
        <Text size="sm">
          {t('words.placeholders')} {bracketed(names)}
        </Text>
      )}
      <Text size="sm">
        {t('words.lists')} {bracketed(lists)}
        {optionalLists.map((name) => (
          <span key={name}>
            <Placeholder name={name} /> ({t('words.optional')}){' '}
          </span>
        ))}
      </Text>
    </Stack>
  );
}

function Placeholder({ name }: { name: string }) {
  return (
    <>
      <Code>{`{${name}}`}</Code>{' '}
    </>
  );
}
