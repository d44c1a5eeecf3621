import { NumberInput, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rule, type RulesProps } from './Rule.tsx';

const WHOLE = 'whole';
const SOME = 'some';
const YES = 'yes';
const NO = 'no';

/** How a paper is drawn (3.5): the whole bank, or so many questions of every topic. */
export function QuestionsPerTopicRule({ form, own, readOnly }: RulesProps) {
  const { t } = useTranslation('programs');
  const key = 'questionsPerTopic';
  const value = form.values[key];
  const ownText = t('policy.drawWhole').toLowerCase();
  const set = (next: number | string | null) => form.setFieldValue(key, next as number | null);
  return (
    <Rule
      id={key}
      label={t('policy.questionsPerTopic')}
      clause="3.5"
      ownText={ownText}
      changed={value !== own[key]}
      onReset={readOnly ? null : () => set(own[key])}
    >
      <Stack gap={8}>
        <Select
          id={key}
          value={value === null ? WHOLE : SOME}
          onChange={(choice) => set(choice === WHOLE ? null : (value ?? 10))}
          data={[
            { value: WHOLE, label: t('policy.drawWhole') },
            { value: SOME, label: t('policy.drawSome') },
          ]}
          allowDeselect={false}
          readOnly={readOnly}
        />
        {value !== null && (
          <NumberInput
            {...form.getInputProps(key)}
            aria-label={t('policy.drawSome')}
            min={1}
            max={500}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            readOnly={readOnly}
          />
        )}
      </Stack>
    </Rule>
  );
}

/** Whether the learner sees his score before the protocol is signed (3.12). */
export function PreliminaryScoreRule({ form, own, readOnly }: RulesProps) {
  const { t } = useTranslation('programs');
  const key = 'showPreliminaryScore';
  const word = (shown: boolean) => t(shown ? 'policy.shown' : 'policy.hidden');
  return (
    <Rule
      id={key}
      label={t('policy.showPreliminaryScore')}
      clause="3.12"
      ownText={word(own[key]).toLowerCase()}
      changed={form.values[key] !== own[key]}
      onReset={readOnly ? null : () => form.setFieldValue(key, own[key])}
    >
      <Select
        id={key}
        value={form.values[key] ? YES : NO}
        onChange={(choice) => form.setFieldValue(key, choice === YES)}
        data={[
          { value: YES, label: word(true) },
          { value: NO, label: word(false) },
        ]}
        allowDeselect={false}
        readOnly={readOnly}
      />
    </Rule>
  );
}
