import { getMeeting, type Meeting } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { deviceStore } from '../../api/delivery/device-store.ts';
import { useMe } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { useLive, useWatchedMeeting } from '../../api/realtime.ts';
import { overlay } from './saving/overlay.ts';
import { Sender, type SenderState } from './saving/sender.ts';
import type { Write } from './saving/writes.ts';

/** The meeting as its page needs it: what it is now, who looks at it, and how to write in it. */
export type Room = {
  /** The server’s, with what the reader has written on top. */
  readonly meeting: Meeting;
  readonly myId: string;
  /** The meeting is open: what the reader’s seat lets him write can be written. */
  readonly open: boolean;
  /** The reader leads the meeting (2.4). */
  readonly leads: boolean;
  /** The reader keeps its record: the chair or the secretary. */
  readonly records: boolean;
  /** The reader marks: the chair or a member. */
  readonly votes: boolean;
  readonly write: (write: Write) => void;
  readonly saving: SenderState;
  readonly dismiss: (write: Write) => void;
};

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

/** The meeting of the page. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('a part of the meeting was shown outside of it');
  return room;
}

/** Hints tell of changes at once; without them the page asks by itself, the oftener the worse the line. */
const EVERY_MS = { live: 30_000, alone: 4_000 };

/** Opens the meeting: asks for it, watches it, and sends what waits on this device from an earlier visit. */
export function useOpenRoom(meetingId: string): Room {
  const me = useMe();
  const live = useLive();
  const client = useQueryClient();
  useWatchedMeeting(meetingId);
  const { data } = useSuspenseQuery({
    ...queryOf(getMeeting, { params: { meetingId } }),
    refetchInterval: live ? EVERY_MS.live : EVERY_MS.alone,
  });
  const [author] = useState({ userId: me.id, name: fullName(me.name) });
  const [sender] = useState(() => new Sender(client, meetingId, author, deviceStore()));
  const saving = useSyncExternalStore(sender.subscribe, sender.snapshot);
  useEffect(() => sender.connect(), [sender]);
  useEffect(() => {
    if (live) sender.revive();
  }, [live, sender]);
  const { mySeat, openedAt, closedAt, cancelledAt } = data;
  return {
    meeting: overlay(data, saving.waiting, author),
    myId: me.id,
    open: openedAt !== null && closedAt === null && cancelledAt === null,
    leads: mySeat === 'chair',
    records: mySeat === 'chair' || mySeat === 'secretary',
    votes: mySeat === 'chair' || mySeat === 'member',
    write: (write) => sender.write(write),
    saving,
    dismiss: (write) => sender.outbox.drop(write),
  };
}
