import { getThesisFile, type Examination } from '@itog/contracts';
import { Anchor, Button, NumberInput, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

type Facts = NonNullable<Examination['thesis']>;

/** The thesis before the commission, as form 3 will name it, its file, and the minutes of the learner’s own report. */
export function Thesis({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { open, records } = useRoom();
  const { thesis, enrolmentId, startedAt, absent, reportMinutes } = examination;
  return (
    <div>
      {thesis ? <ThesisFacts thesis={thesis} enrolmentId={enrolmentId} /> : <Text c="dimmed">{t('thesis.none')}</Text>}
      {startedAt && !absent && open && records ? (
        <ReportMinutes examination={examination} />
      ) : (
        reportMinutes !== null && <Text mt="sm">{t('thesis.reported', { count: reportMinutes })}</Text>
      )}
    </div>
  );
}

function ThesisFacts({ thesis, enrolmentId }: { thesis: Facts; enrolmentId: string }) {
  const { t } = useTranslation('meeting');
  const { topic, workForm, supervisor, consultants, pages, materials, reviewKind, reviewer, averageMark, file } =
    thesis;
  const review = reviewer && `${t(`thesis.${reviewKind ?? 'review'}`)}: ${reviewer}`;
  const rows = [
    ['topic', topic],
    ['workForm', workForm],
    ['supervisor', supervisor],
    ['consultants', consultants],
    ['pages', pages],
    ['materials', materials],
    ['reviewed', review],
    ['averageMark', averageMark],
  ] as const;
  return (
    <>
      <dl className={classes.facts}>
        {rows.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`thesis.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {file ? (
        <Anchor href={addressOf(getThesisFile, { params: { enrolmentId } })} download>
          <IconFileDownload size={18} aria-hidden style={{ verticalAlign: '-3px' }} /> {file.name}{' '}
          {t('thesis.size', { megabytes: Math.max(0.1, Math.round((file.bytes / 2 ** 20) * 10) / 10) })}
        </Anchor>
      ) : (
        <Text c="dimmed">{t('thesis.noFile')}</Text>
      )}
    </>
  );
}

function ReportMinutes({ examination: { id, reportMinutes } }: { examination: Examination }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { write } = useRoom();
  const [minutes, setMinutes] = useState<number | string>(reportMinutes ?? '');
  const value = minutes === '' ? null : Number(minutes);
  return (
    <form
      className={classes.times}
      onSubmit={(event) => {
        event.preventDefault();
        write({ kind: 'report', examinationId: id, reportMinutes: value });
      }}
    >
      <NumberInput
        label={t('thesis.report')}
        value={minutes}
        onChange={setMinutes}
        min={0}
        max={600}
        allowDecimal={false}
        allowNegative={false}
        w={170}
        mt="md"
      />
      {value !== reportMinutes && (
        <Button type="submit" variant="default">
          {t('ui:save')}
        </Button>
      )}
    </form>
  );
}
