import type { Examination } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUnfold } from '../../../ui/actions/use-unfold.ts';
import { isDrafted, useDraft } from '../saving/use-draft.ts';
import { useRoom } from '../use-room.ts';
import classes from './Marks.module.css';

/** Dissenting opinions of the members, which the protocol prints; each writes and takes back only his own. */
export function Opinions({ examination }: { examination: Examination }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, open, votes } = useRoom();
  const { opinions } = examination;
  const { open: writing, unfold, fold, opener, unfolded } = useUnfold(isDrafted(draftOf(examination, myId)));
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
        <Button ref={opener} variant="default" onClick={unfold}>
          {t(mine ? 'opinions.change' : 'opinions.write')}
        </Button>
      )}
      {mayWrite && writing && (
        <div ref={unfolded}>
          <MyOpinion examination={examination} onDone={fold} />
        </div>
      )}
    </div>
  );
}

const draftOf = ({ id }: Examination, userId: string) => `opinion.${id}.${userId}`;

function MyOpinion({ examination, onDone }: { examination: Examination; onDone: () => void }) {
  const { t } = useTranslation(['meeting', 'ui']);
  const { myId, write } = useRoom();
  const mine = examination.opinions.find(({ userId }) => userId === myId);
  const [text, setText] = useDraft(draftOf(examination, myId), mine?.text);
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
