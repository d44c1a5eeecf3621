import { updateProgram, type Program } from '@itog/contracts';
import { DEFAULT_POLICY, type Policy, type PublishedBank } from '@itog/domain';
import { Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { LeaveGuard } from '../../../ui/leave/LeaveGuard.tsx';
import { TestLength } from '../../../ui/test-length/TestLength.tsx';
import { bodyOf, useProgram, useSaveProgram } from '../use-program.ts';
import { differing, OTHER_FIELDS, TEST_FIELDS } from './policy-fields.ts';
import { MarkScaleRule, QuorumRule } from './MeetingRules.tsx';
import { NumberRule } from './NumberRule.tsx';
import { PreliminaryScoreRule, QuestionsPerTopicRule } from './OtherRules.tsx';
import classes from './policy.module.css';
import type { RulesProps } from './Rule.tsx';

/** The rules of the program's attestation: the Regulation's own values and what the organisation has set instead. */
export default function ProgramPolicyPage() {
  const program = useProgram();
  return <PolicyForm key={program.id} program={program} />;
}

function PolicyForm({ program }: { program: Program }) {
  const { t } = useTranslation(['programs', 'ui']);
  const readOnly = !useCan()('programs.manage');
  const own = DEFAULT_POLICY[program.kind];
  const saving = useSaveProgram(program.id);
  const check = useContractValidate(updateProgram.body);
  const bodyWith = (values: Policy) => ({ ...bodyOf(program), policy: differing(values, own) });
  const form = useForm<Policy>({
    initialValues: program.effectivePolicy,
    validate: (values) => {
      const problems = Object.entries(check(bodyWith(values)));
      const errors = Object.fromEntries(problems.map(([path, text]) => [path.replace(/^policy\./, ''), text]));
      return {
        ...(values.commissionMin > values.commissionMax && { commissionMax: t('policy.commissionOrder') }),
        ...(values.quorumNumerator > values.quorumDenominator && { quorumNumerator: t('policy.quorumOver') }),
        ...errors,
      };
    },
  });
  const save = form.onSubmit((values) =>
    saving.mutate(bodyWith(values), {
      onSuccess: ({ effectivePolicy }) => {
        form.setInitialValues(effectivePolicy);
        form.reset();
        notifications.show({ message: t('ui:saved') });
      },
    }),
  );
  const rules = { form, own, readOnly };
  return (
    <form noValidate onSubmit={save}>
      <LeaveGuard dirty={!readOnly && form.isDirty() && !saving.isPending} />
      <Text mb="lg" maw="46rem">
        {t('policy.lead')}
      </Text>
      {program.kind === 'retraining' ? (
        <Panel title={t('policy.examination')} flush>
          <MarkScaleRule {...rules} />
        </Panel>
      ) : (
        <TestRules {...rules} bank={program} />
      )}
      <Panel title={t('policy.commission')} flush>
        {OTHER_FIELDS.map((field) => (
          <NumberRule key={field.key} field={field} {...rules} />
        ))}
        <QuorumRule {...rules} />
      </Panel>
      {!readOnly && (
        <Group mt="lg" align="center">
          <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
            {t('ui:save')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('policy.later')}
          </Text>
        </Group>
      )}
      <ProblemAlert error={saving.error} />
    </form>
  );
}

function TestRules({ bank, ...rules }: RulesProps & { readonly bank: PublishedBank }) {
  const { t } = useTranslation('programs');
  return (
    <Panel title={t('policy.test')} flush>
      {TEST_FIELDS.map((field) => (
        <NumberRule key={field.key} field={field} {...rules} />
      ))}
      <QuestionsPerTopicRule {...rules} />
      <PreliminaryScoreRule {...rules} />
      <div className={classes.note}>
        <TestLength bank={bank} policy={rules.form.values} />
      </div>
    </Panel>
  );
}
