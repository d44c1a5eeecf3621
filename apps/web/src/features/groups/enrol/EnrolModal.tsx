import { enrolLearner, type CallOf, type Group } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group as Row, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { FormModal } from '../../../ui/dialog/FormModal.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useContractValidate } from '../../../ui/forms/validate.ts';
import { useGroupChanged } from '../use-group.ts';
import classes from './enrol.module.css';

type Body = CallOf<typeof enrolLearner>['body'];

const BLANK = { lastName: '', firstName: '', patronymic: '', email: '', login: '', customer: '', post: '' };

function bodyOf({ lastName, firstName, patronymic, ...rest }: typeof BLANK): Body {
  const orNull = (text: string) => text.trim() || null;
  return {
    name: { lastName, firstName, patronymic: orNull(patronymic) },
    email: orNull(rest.email),
    login: orNull(rest.login) ?? undefined,
    customer: orNull(rest.customer),
    post: orNull(rest.post),
  };
}

export type EnrolModalProps = { readonly group: Group; readonly opened: boolean; readonly onClose: () => void };

/** Enrols one person after another; the form stays open for the next. */
export function EnrolModal({ group, opened, onClose }: EnrolModalProps) {
  const { t } = useTranslation(['groups', 'ui']);
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('enrol.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      closeOnClickOutside={false}
    >
      <EnrolForm group={group} onClose={onClose} />
    </FormModal>
  );
}

function EnrolForm({ group, onClose }: Omit<EnrolModalProps, 'opened'>) {
  const { t } = useTranslation(['groups', 'ui']);
  const first = useRef<HTMLInputElement>(null);
  const changed = useGroupChanged(group.id);
  const check = useContractValidate(enrolLearner.body);
  const form = useForm({
    initialValues: { ...BLANK, customer: group.customer ?? '' },
    validate: (values) => {
      const problems = Object.entries(check(bodyOf(values)));
      return Object.fromEntries(problems.map(([path, text]) => [path.replace('name.', ''), text]));
    },
  });
  const enrolling = useMutation({
    mutationFn: (values: typeof BLANK) => call(enrolLearner, { params: { groupId: group.id }, body: bodyOf(values) }),
    onSuccess: async ({ learner }) => {
      notifications.show({ message: t('enrol.done', { name: fullName(learner.name), login: learner.login }) });
      form.setValues({ ...BLANK, customer: form.values.customer });
      form.resetDirty();
      first.current?.focus();
      await changed();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => enrolling.mutate(values))}>
      <Stack>
        <div className={classes.three}>
          <TextInput
            {...form.getInputProps('lastName')}
            ref={first}
            label={t('enrol.lastName')}
            autoComplete="off"
            data-autofocus
          />
          <TextInput {...form.getInputProps('firstName')} label={t('enrol.firstName')} autoComplete="off" />
          <TextInput {...form.getInputProps('patronymic')} label={t('enrol.patronymic')} autoComplete="off" />
        </div>
        <div className={classes.two}>
          <TextInput
            {...form.getInputProps('email')}
            type="email"
            label={t('enrol.email')}
            description={t('enrol.emailHint')}
            autoComplete="off"
          />
          <TextInput
            {...form.getInputProps('login')}
            label={t('enrol.login')}
            description={t('enrol.loginHint')}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className={classes.two}>
          <TextInput {...form.getInputProps('post')} label={t('enrol.post')} />
          <TextInput {...form.getInputProps('customer')} label={t('enrol.customer')} />
        </div>
        <Text size="sm" c="dimmed">
          {t('enrol.slips')}
        </Text>
        <ProblemAlert error={enrolling.error} />
        <Row justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:close')}
          </Button>
          <Button type="submit" loading={enrolling.isPending}>
            {t('enrol.act')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
