import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../../paths.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { bodyOf, useProgram, useSaveProgram } from '../use-program.ts';
import { ProgramForm } from './ProgramForm.tsx';

/** Changes a program and its curriculum. */
export default function EditProgramPage() {
  const { t } = useTranslation(['programs', 'ui']);
  const program = useProgram();
  const navigate = useNavigate();
  const saving = useSaveProgram(program.id);
  return (
    <Page
      title={t('edit.title')}
      lead={t('edit.lead')}
      breadcrumbs={[
        { label: t('list.title'), to: paths.programs() },
        { label: program.title, to: paths.program(program.id) },
      ]}
    >
      <ProgramForm
        key={program.id}
        initial={bodyOf(program)}
        submit={t('ui:save')}
        cancelTo={paths.program(program.id)}
        onSubmit={(body) =>
          saving.mutate(body, {
            onSuccess: () => {
              notifications.show({ message: t('ui:saved') });
              void navigate(paths.program(program.id));
            },
          })
        }
        pending={saving.isPending}
        error={saving.error}
      />
    </Page>
  );
}
