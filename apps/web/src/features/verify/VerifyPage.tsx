import { verifyFile } from '@itog/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { paths } from '../../paths.ts';
import { FileDrop } from '../../ui/actions/FileDrop.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { sha256Of } from './sha256.ts';
import classes from './Verify.module.css';
import { Verdict } from './Verdict.tsx';

export const MAX_BYTES = 50 * 2 ** 20;

/** Anyone may ask whether a document is real: by its code, or by its file. */
export default function VerifyPage() {
  const { t } = useTranslation('verify');
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LanguageSwitch />} width="narrow">
      <Panel title={t('code.title')}>
        <CodeForm />
      </Panel>
      <Panel title={t('file.title')}>
        <FileCheck />
      </Panel>
    </Page>
  );
}

/** The code as it is looked up, from what a person types or from the address in the QR. */
export function codeOf(typed: string): string {
  const last = typed.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
  return last.replace(/\s/g, '');
}

function CodeForm() {
  const { t } = useTranslation('verify');
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (codeOf(value) ? null : t('code.empty')) },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ code }) => void navigate(paths.verifyCode(codeOf(code))))}>
      <div className={classes.code}>
        <TextInput
          {...form.getInputProps('code')}
          size="md"
          label={t('code.label')}
          description={t('code.hint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button type="submit" size="md">
          {t('check')}
        </Button>
      </div>
    </form>
  );
}

function FileCheck() {
  const { t } = useTranslation('verify');
  const navigate = useNavigate();
  const checking = useMutation({
    mutationFn: async (file: File) => call(verifyFile, { params: { sha256: await sha256Of(file) } }),
    onSuccess: ({ code }) => navigate(paths.verifyCode(code), { state: { sameFile: true } }),
  });
  const unknown = checking.error instanceof Problem && checking.error.status === 404;
  return (
    <div className={classes.stack}>
      <FileDrop
        label={t('file.drop')}
        accept={['.pdf']}
        maxBytes={MAX_BYTES}
        onFile={(file) => checking.mutate(file)}
        onRefused={checking.reset}
        pending={checking.isPending}
      />
      {unknown ? <Verdict same={false}>{t('file.unknown')}</Verdict> : <ProblemAlert error={checking.error} />}
      <p className={classes.note}>{t('file.privacy')}</p>
    </div>
  );
}
