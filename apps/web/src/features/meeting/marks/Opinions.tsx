import type { Examination } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../saving/use-draft.ts';
import { useRoom } from '../use-room.ts';
import classes from './Marks.module.css';

/** Dissenting opinions of the members, which the protocol prints; each writes and takes back only his own. */
export function Opinions({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, open, votes } = useRoom();
  const { opinions } = examination;
  const [writing, setWriting] = useState(false);
  const mine = opinions.find(({ userId }) => userId === myId);
  const mayWrite = open && votes;
  if (opinions.length === 0 && !mayWrite) return null;
  const nameOf = (userId: string) => meeting.seats.find(({ id }) => id === userId)?.name;
  return (
    <div>
      <Title order={3}>{t('opinions.title')}</Title>
      <ul className={classes.opinions}>
        {opinions.map(({ id, userId, text }) => {
          const name = nameOf(userId);
          return (
            <li key={id}>
              <p>{text}</p>
              <Text size="sm" c="dimmed">
                {name && fullName(name)}
              </Text>
            </li>
          );
        })}
      </ul>
      {mayWrite && !writing && (
        <Button variant="default" onClick={() => setWriting(true)}>
          {t(mine ? 'opinions.change' : 'opinions.write')}
        </Button>
      )}
      {mayWrite && writing && <MyOpinion examination={examination} onDone={() => setWriting(false)} />}
    </div>
  );
}

function MyOpinion({ examination, onDone }: { examination: Examination; onDone: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { myId, write } = useRoom();
  const mine = examination.opinions.find(({ userId }) => userId === myId);
  const [text, setText] = useDraft(`opinion.${examination.id}.${myId}`, mine?.text);
  const save = () => {
    const examinationId = examination.id;
    if (text.trim())
      write({ kind: 'opinion', examinationId, opinionId: mine?.id ?? crypto.randomUUID(), text: text.trim() });
    else if (mine) write({ kind: 'no-opinion', examinationId, opinionId: mine.id });
    setText('');
    onDone();
  };
  return (
    <Stack gap="sm">
      <Textarea
        label={t('opinions.mine')}
        description={t('opinions.hint')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={5000}
        autosize
        minRows={3}
        data-autofocus
      />
      <Group>
        <Button onClick={save}>{t(mine && !text.trim() ? 'opinions.remove' : 'opinions.save')}</Button>
        <Button
          variant="default"
          onClick={() => {
            setText('');
            onDone();
          }}
        >
          {t('ui:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
