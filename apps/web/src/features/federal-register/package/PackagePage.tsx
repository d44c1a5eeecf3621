import {
  exportRegisterPackage,
  getRegisterAnswer,
  getRegisterFile,
  getRegisterPackage,
  type RegisterPackageDetail,
} from '@itog/contracts';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { addressOf } from '../../../api/address.ts';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { saveFrom } from '../../../ui/actions/save-file.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { PackageBadge } from '../PackageBadge.tsx';
import { useRegisterChanged } from '../use-register.ts';
import { AnswerPanel } from './AnswerPanel.tsx';
import { PackageRows } from './PackageRows.tsx';
import { SendPanel } from './SendPanel.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** One package on its way: file, sending, answer. */
export default function PackagePage() {
  const { t } = useTranslation('federal-register');
  const { packageId = '' } = useParams();
  const { data, error } = useQuery(queryOf(getRegisterPackage, { params: { packageId } }));
  const may = useCan();
  const setting = useTimeSetting();
  const manages = may('register.manage');
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  const { number, status, fileName, sentOn, operatorNumber, answerName, answerNote, withdrawn } = data;
  const params = { packageId };
  return (
    <Page
      title={t('package.title', { number })}
      lead={fileName}
      status={<PackageBadge status={status} />}
      breadcrumbs={[{ label: t('title'), to: paths.federalRegister() }]}
      actions={<PackageTools data={data} manages={manages} />}
    >
      <Stack gap="lg">
        {sentOn && <Text>{t('package.sentFact', { on: sentOn, number: operatorNumber })}</Text>}
        {withdrawn && <Text>{t('package.withdrawnFact', { ...withdrawn, ...setting })}</Text>}
        {answerNote && <Text>{answerNote}</Text>}
        {answerName && (
          <Anchor href={addressOf(getRegisterAnswer, { params, query: undefined })}>{t('package.answerFile')}</Anchor>
        )}
        {manages && status === 'draft' && <Text>{t('package.draftHint')}</Text>}
        {manages && status === 'exported' && <SendPanel packageId={packageId} />}
        {manages && status === 'sent' && <AnswerPanel packageId={packageId} documents={data.documents.length} />}
        <PackageRows documents={data.documents} />
      </Stack>
    </Page>
  );
}

function PackageTools({ data, manages }: { data: RegisterPackageDetail; manages: boolean }) {
  const { t } = useTranslation('federal-register');
  const changed = useRegisterChanged();
  const [withdrawing, setWithdrawing] = useState(false);
  const params = { packageId: data.id };
  const file = addressOf(getRegisterFile, { params, query: undefined });
  const exporting = useMutation({
    mutationFn: () => call(exportRegisterPackage, { params }),
    onSuccess: ({ fileName }) => {
      saveFrom(file, fileName ?? '');
      return changed();
    },
  });
  const open = data.status === 'draft' || data.status === 'exported';
  return (
    <>
      {manages && open && (
        <Button variant="default" onClick={() => setWithdrawing(true)}>
          {t('package.withdraw')}
        </Button>
      )}
      {data.status === 'draft'
        ? manages && (
            <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
              {t('package.export')}
            </Button>
          )
        : data.fileName &&
          data.status !== 'withdrawn' && (
            <Button component="a" download href={file}>
              {t('package.download')}
            </Button>
          )}
      <ProblemAlert error={exporting.error} />
      {withdrawing && <WithdrawDialog data={data} onClose={() => setWithdrawing(false)} />}
    </>
  );
}
