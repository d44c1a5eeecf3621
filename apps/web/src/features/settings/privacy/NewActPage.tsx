import { draftDestruction, getToday, listDestructionActs } from '@itog/contracts';
import { DATA_CATEGORIES, type DataCategory } from '@itog/domain';
import { Button, Checkbox, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { ChoosePeople } from './ChoosePeople.tsx';
import type { Chosen } from './chosen.ts';

type Values = { people: readonly Chosen[]; categories: DataCategory[]; reason: string };

/** Draws up an act: whose data, which, why; everything that the law still keeps is refused, all of it at once. */
export default function NewActPage() {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const navigate = useNavigate();
  const check = useContractValidate(draftDestruction.body);
  const initialValues = useFormer();
  const form = useForm({ initialValues, validate: (values) => check(bodyOf(values)) });
  const drafting = useMutation({
    mutationFn: (values: Values) => call(draftDestruction, { body: bodyOf(values) }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listDestructionActs, getToday]);
      notifications.show({ message: t('draft.saved') });
      await navigate(paths.destructionAct(id));
    },
  });
  return (
    <Page
      title={t('draft.title')}
      lead={t('draft.lead')}
      breadcrumbs={[{ label: t('acts.title'), to: paths.destructionActs() }]}
    >
      <form noValidate onSubmit={form.onSubmit((values) => drafting.mutate(values))}>
        <Stack gap="lg">
          <Panel title={t('draft.categories')}>
            <Checkbox.Group {...form.getInputProps('categories')} aria-label={t('draft.categories')}>
              <Stack gap="sm">
                {DATA_CATEGORIES.map((category) => (
                  <Checkbox key={category} value={category} label={t(`category.${category}`)} />
                ))}
              </Stack>
            </Checkbox.Group>
          </Panel>
          <Panel title={t('draft.people')}>
            <ChoosePeople
              categories={form.values.categories}
              chosen={form.values.people}
              onChange={(people) => form.setFieldValue('people', people)}
              error={form.errors['userIds']}
            />
          </Panel>
          <Panel title={t('draft.reason')}>
            <Textarea
              {...form.getInputProps('reason')}
              aria-label={t('draft.reason')}
              description={t('draft.reasonHint')}
              autosize
              minRows={2}
            />
          </Panel>
          <ProblemAlert error={drafting.error} />
          <div>
            <Button type="submit" loading={drafting.isPending}>
              {t('draft.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}

/** A refused act begins anew as it was (`?from=`). */
function useFormer(): Values {
  const [parameters] = useSearchParams();
  const { acts } = useSuspenseQuery(queryOf(listDestructionActs)).data;
  const former = acts.find(({ id }) => id === parameters.get('from'));
  return { people: former?.people ?? [], categories: former?.categories ?? [], reason: former?.reason ?? '' };
}

function bodyOf({ people, categories, reason }: Values) {
  return { userIds: people.map(({ id }) => id), categories, reason };
}
