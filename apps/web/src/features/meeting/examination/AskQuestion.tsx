import type { Examination } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../saving/use-draft.ts';
import { useRoom } from '../use-room.ts';
import classes from './Examination.module.css';

/** A question in one line: Enter writes it down and leaves the field ready for the next. Chair and secretary say whose it is. */
export function AskQuestion({ examination: { id } }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, records, votes, write } = useRoom();
  const voters = meeting.seats.filter(({ role }) => role !== 'secretary');
  const [asker, setAsker] = useState(votes ? myId : (voters[0]?.id ?? ''));
  const [text, setText] = useDraft(`question.${id}.${myId}`);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !asker) return;
    write({
      kind: 'question',
      examinationId: id,
      questionId: crypto.randomUUID(),
      askedBy: asker,
      text: text.trim(),
    });
    setText('');
  };
  return (
    <form className={classes.ask} data-whose={records || undefined} onSubmit={add}>
      {records && (
        <Select
          label={t('questions.asker')}
          data={voters.map((seat) => ({ value: seat.id, label: shortName(seat.name) }))}
          value={asker}
          onChange={(chosen) => chosen && setAsker(chosen)}
          allowDeselect={false}
        />
      )}
      <TextInput
        label={t(records ? 'questions.text' : 'questions.mine')}
        placeholder={t('questions.placeholder')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={2000}
        enterKeyHint="send"
        autoComplete="off"
      />
      <ActionIcon type="submit" size={44} aria-label={t('questions.add')} disabled={!text.trim()}>
        <IconPlus size={22} aria-hidden />
      </ActionIcon>
    </form>
  );
}
