import type { Examination } from '@itog/contracts';
import { marksOf, type Mark } from '@itog/domain';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnfold } from '../../../ui/actions/use-unfold.ts';
import { quorumIn } from '../head/quorum.ts';
import { useRoom } from '../use-room.ts';
import classes from './Marks.module.css';

/** The mark that follows from the members’, and the chair’s word on it: the same, or another one with a reason (4). */
export function Confirmation({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { open, leads, meeting } = useRoom();
  const { mark, markReason, proposedMark, confirmedAt } = examination;
  const { open: changing, unfold, fold, opener, unfolded } = useUnfold();
  // Without a quorum the head of the page says why nothing can be confirmed.
  const mayConfirm = open && leads && quorumIn(meeting).enough;
  return (
    <Stack gap="sm">
      <div className={classes.result}>
        {confirmedAt && mark ? (
          <span>
            {t('confirm.confirmed')} <strong>{t(`mark.${mark}`)}</strong>
          </span>
        ) : (
          proposedMark && (
            <span>
              {t('confirm.proposed')} <strong>{t(`mark.${proposedMark}`)}</strong>
            </span>
          )
        )}
        {mayConfirm && !confirmedAt && proposedMark && (
          <ConfirmProposed examination={examination} mark={proposedMark} />
        )}
        {mayConfirm && !changing && (
          <Button ref={opener} variant="subtle" onClick={unfold}>
            {t(confirmedAt ? 'confirm.change' : 'confirm.other')}
          </Button>
        )}
      </div>
      {!confirmedAt && (
        <Text size="sm" c="dimmed">
          {t(leads ? 'confirm.median' : 'confirm.waits')}
        </Text>
      )}
      {confirmedAt && mark !== proposedMark && markReason && (
        <Text size="sm">{t('confirm.because', { reason: markReason })}</Text>
      )}
      {mayConfirm && changing && (
        <div ref={unfolded}>
          <OtherMark examination={examination} onDone={fold} />
        </div>
      )}
    </Stack>
  );
}

function ConfirmProposed({ examination: { id }, mark }: { examination: Examination; mark: Mark }) {
  const { t } = useTranslation('meeting');
  const { write } = useRoom();
  return (
    <Button onClick={() => write({ kind: 'confirmation', examinationId: id, mark, reason: null })}>
      {t('confirm.act', { mark: t(`mark.${mark}`) })}
    </Button>
  );
}

function OtherMark({ examination, onDone }: { examination: Examination; onDone: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { meeting, write } = useRoom();
  const { id, proposedMark } = examination;
  const [mark, setMark] = useState<Mark | null>(examination.mark);
  const [reason, setReason] = useState(examination.markReason ?? '');
  const [tried, setTried] = useState(false);
  const needsReason = mark !== proposedMark;
  const save = () => {
    setTried(true);
    if (!mark || (needsReason && !reason.trim())) return;
    write({ kind: 'confirmation', examinationId: id, mark, reason: needsReason ? reason.trim() : null });
    onDone();
  };
  return (
    <Stack gap="sm">
      <Select
        label={t('confirm.mark')}
        data={[...marksOf(meeting.markScale)].reverse().map((value) => ({ value, label: t(`mark.${value}`) }))}
        value={mark}
        onChange={(value) => setMark(value)}
        error={tried && !mark && t('ui:field.required')}
        w={240}
      />
      {needsReason && (
        <Textarea
          label={t('confirm.reason')}
          description={t('confirm.reasonHint')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={tried && !reason.trim() && t('ui:field.required')}
          maxLength={2000}
          autosize
          minRows={2}
        />
      )}
      <Group>
        <Button onClick={save}>{t('confirm.save')}</Button>
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
