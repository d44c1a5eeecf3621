/** Hints, not state: what has changed, by id. HTTP says what it is now. */
export type Hint =
  | { readonly event: 'attempt.taken-over'; readonly attemptId: string; readonly tabId: string }
  | { readonly event: 'attempt.deadline-moved'; readonly attemptId: string; readonly deadlineAt: string }
  | { readonly event: 'attempt.closed'; readonly attemptId: string }
  | { readonly event: 'session.changed'; readonly sessionId: string }
  | { readonly event: 'meeting.changed'; readonly meetingId: string }
  | { readonly event: 'protocol.changed'; readonly protocolId: string; readonly sessionId: string }
  | { readonly event: 'appeal.changed'; readonly appealId: string }
  | { readonly event: 'order.changed'; readonly orderId: string }
  /** The protocol that the documents rest on; without it, an order. */
  | { readonly event: 'documents.changed'; readonly protocolId?: string }
  | { readonly event: 'print.ready'; readonly printId: string }
  | { readonly event: 'print-run.changed'; readonly runId: string };

/** Rooms a socket may be in: the person's own always; a session's or a meeting's by asking, if he may read it. */
export type HintRoom = `user:${string}` | `session:${string}` | `meeting:${string}` | `appeal:${string}`;

export type ClientEvents = {
  /** Asks to be told of a session; answers whether it is allowed. */
  watchSession: (sessionId: string, answer: (allowed: boolean) => void) => void;
  leaveSession: (sessionId: string) => void;
  /** Asks to be told of a meeting; answers whether it is allowed. */
  watchMeeting: (meetingId: string, answer: (allowed: boolean) => void) => void;
  leaveMeeting: (meetingId: string) => void;
  /** Asks to be told of an appeal that he may read; a learner is told of his own without asking. */
  watchAppeal: (appealId: string, answer: (allowed: boolean) => void) => void;
  leaveAppeal: (appealId: string) => void;
};
export type ServerEvents = { hint: (hint: Hint) => void };
