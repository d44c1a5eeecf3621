import { createProgram, listPrograms } from '@itog/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import type { ProgramBody } from '../use-program.ts';
import { ProgramForm } from './ProgramForm.tsx';

/** A new program: as short as the Regulation allows, ended by a test. */
const BLANK: ProgramBody = {
  kind: 'professional-development',
  title: '',
  hours: 72,
  studyForm: '',
  forms: ['test'],
  qualification: null,
  examKind: null,
  examDiscipline: null,
  fieldOfWork: null,
  specialtyGroup: null,
  forSchoolTeachers: false,
  modules: [],
  policy: {},
};

/** Creates a program. */
export default function NewProgramPage() {
  const { t } = useTranslation('programs');
  const client = useQueryClient();
  const navigate = useNavigate();
  const creating = useMutation({
    mutationFn: (body: ProgramBody) => call(createProgram, { body }),
    onSuccess: async ({ id }) => {
      await invalidate(client, [listPrograms]);
      await navigate(paths.program(id), { replace: true });
    },
  });
  return (
    <Page title={t('edit.newTitle')} breadcrumbs={[{ label: t('list.title'), to: paths.programs() }]}>
      <ProgramForm
        initial={BLANK}
        submit={t('edit.create')}
        cancelTo={paths.programs()}
        onSubmit={creating.mutate}
        pending={creating.isPending}
        error={creating.error}
      />
    </Page>
  );
}
