import { getThesisFile, type Examination } from '@itog/contracts';
import { Anchor, NumberInput, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

const MOST_MINUTES = 600;

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

/** Kept when the field is left; what another writes down meanwhile is shown to whoever does not type here. */
function ReportMinutes({ examination: { id, reportMinutes } }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { write } = useRoom();
  const [typed, setTyped] = useState<number | string | null>(null);
  const keep = () => {
    setTyped(null);
    if (typed === null) return;
    const minutes = typed === '' ? null : Math.min(MOST_MINUTES, Math.max(0, Math.round(Number(typed))));
    if (minutes !== reportMinutes) write({ kind: 'report', examinationId: id, reportMinutes: minutes });
  };
  return (
    <form
      className={classes.times}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <NumberInput
        label={t('thesis.report')}
        value={typed ?? reportMinutes ?? ''}
        onChange={setTyped}
        onBlur={keep}
        min={0}
        max={MOST_MINUTES}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        w={170}
        mt="md"
      />
    </form>
  );
}
