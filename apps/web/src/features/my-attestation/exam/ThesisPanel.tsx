import { getMyAttestation, getMyThesis, getMyThesisFile, listMyAttestations, uploadMyThesis } from '@itog/contracts';
import { THESIS_MEDIA_TYPES } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { invalidate, queryOf } from '../../../api/query.ts';
import { upload } from '../../../api/upload.ts';
import { FileUpload } from '../../../ui/actions/FileUpload.tsx';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import type { MyExamination } from './exam-stage.ts';
import classes from './exam.module.css';

const ENDINGS = Object.values(THESIS_MEDIA_TYPES).map((ending) => `.${ending}`);

/** The learner's own thesis: what is known of it, its file, and the way to hand one in until the meeting opens. */
export function ThesisPanel({ examination: { enrolmentId } }: { examination: MyExamination }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const client = useQueryClient();
  const { data, error } = useQuery(queryOf(getMyThesis, { params: { enrolmentId } }));
  const send = async (file: File, onProgress: (share: number) => void) => {
    const query = { fileName: file.name };
    await upload(uploadMyThesis, { params: { enrolmentId }, query, body: file }, onProgress);
    await invalidate(client, [getMyThesis, getMyAttestation, listMyAttestations]);
  };
  if (!data)
    return <Panel title={t('exam.thesis.title')}>{error ? <ProblemAlert error={error} mine /> : <Loading />}</Panel>;
  const { thesis, maxMegabytes, uploadRefusals } = data;
  const { topic, workForm, supervisor, file } = thesis;
  return (
    <Panel title={t('exam.thesis.title')}>
      <p className={classes.topic}>{topic ? t('exam.thesis.topic', { topic }) : t('exam.thesis.noTopic')}</p>
      <Text c="dimmed" size="sm">
        {[workForm, supervisor && t('exam.thesis.supervisor', { name: supervisor })].filter(Boolean).join(' · ')}
      </Text>
      {file ? (
        <div className={classes.file}>
          <div>
            <strong>{file.name}</strong>
            <Text c="dimmed" size="sm">
              {t('exam.thesis.uploaded', { at: file.uploadedAt, ...setting })}
            </Text>
          </div>
          <Button
            component="a"
            download={file.name}
            href={addressOf(getMyThesisFile, { params: { enrolmentId }, query: undefined })}
            variant="default"
            size="sm"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('documents.download')}
          </Button>
        </div>
      ) : (
        <p className={classes.now}>
          {t(uploadRefusals.length === 0 ? 'exam.thesis.noFile' : 'exam.thesis.noFileLate')}
        </p>
      )}
      {uploadRefusals.length === 0 ? (
        <FileUpload
          label={
            <>
              {t(file ? 'exam.thesis.replace' : 'exam.thesis.drop')}
              <Text size="sm" c="dimmed">
                {t('exam.thesis.limits', { megabytes: maxMegabytes })}
              </Text>
            </>
          }
          accept={ENDINGS}
          maxMegabytes={maxMegabytes}
          send={send}
          mine
        />
      ) : (
        <Refusals refusals={uploadRefusals} look="plain" mine />
      )}
    </Panel>
  );
}
