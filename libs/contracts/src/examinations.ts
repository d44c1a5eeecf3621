import { MARKS } from '@itog/domain';
import { z } from 'zod';
import { instant, prose, uuid } from './common.ts';
import { meeting } from './meetings.ts';
import { route } from './route.ts';

const examinationParams = z.object({ meetingId: uuid, examinationId: uuid });
const mark = z.enum(MARKS);

export const recordAbsence = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/absence',
  can: 'meetings.attend',
  summary: 'Records that the learner did not come, or takes it back.',
  params: examinationParams,
  body: z.object({ absent: z.boolean() }),
  response: meeting,
});

export const removeFromAgenda = route({
  method: 'DELETE',
  path: '/meetings/:meetingId/examinations/:examinationId',
  can: 'meetings.attend',
  summary:
    'Leaves a learner who has not been called up to another day; he comes again with the agenda of this or that meeting.',
  params: examinationParams,
  response: meeting,
});

export const drawCard = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/card',
  can: 'meetings.attend',
  summary: 'Draws an exam card at random, or records the printed one drawn; none comes twice while unused ones remain.',
  params: examinationParams,
  body: z.object({ cardId: uuid.nullable() }),
  response: meeting,
});

export const recordExamination = route({
  method: 'PATCH',
  path: '/meetings/:meetingId/examinations/:examinationId',
  can: 'meetings.attend',
  summary: 'Chair or secretary write what is given and leave the rest: times, minutes of the report, remarks.',
  params: examinationParams,
  body: z.object({
    startedAt: instant.optional(),
    endedAt: instant.nullable().optional(),
    reportMinutes: z.int().min(0).max(600).nullable().optional(),
    remarks: prose(5_000).nullable().optional(),
  }),
  response: meeting,
});

export const giveMark = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/my-mark',
  can: 'meetings.attend',
  summary: 'The reader’s own mark (4); repeating it is harmless, it may be changed until the chair opens the marks.',
  params: examinationParams,
  body: z.object({ mark }),
  response: z.object({ savedAt: instant }),
});

export const openMarks = route({
  method: 'POST',
  path: '/meetings/:meetingId/examinations/:examinationId/marks-opening',
  can: 'meetings.attend',
  summary: 'The chair opens the members’ marks; everybody present has given his own (4).',
  params: examinationParams,
  response: meeting,
  status: 200,
});

export const confirmMark = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/mark',
  can: 'meetings.attend',
  summary: 'The chair confirms the mark: the proposed one, or another with a reason (4).',
  params: examinationParams,
  body: z.object({ mark, reason: prose(2_000).nullable().default(null) }),
  response: meeting,
});

const questionParams = examinationParams.extend({ questionId: uuid });

export const recordQuestion = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/questions/:questionId',
  can: 'meetings.attend',
  summary: 'A question and the member who asked it, under an id that the client has made.',
  params: questionParams,
  body: z.object({ askedBy: uuid, text: prose(2_000) }),
  response: z.object({ savedAt: instant }),
});

export const removeQuestion = route({
  method: 'DELETE',
  path: '/meetings/:meetingId/examinations/:examinationId/questions/:questionId',
  can: 'meetings.attend',
  summary: 'Takes a question back: its own author, the chair or the secretary.',
  params: questionParams,
});

const opinionParams = examinationParams.extend({ opinionId: uuid });

export const recordOpinion = route({
  method: 'PUT',
  path: '/meetings/:meetingId/examinations/:examinationId/opinions/:opinionId',
  can: 'meetings.attend',
  summary: 'A member’s own dissenting opinion, under an id that the client has made.',
  params: opinionParams,
  body: z.object({ text: prose(5_000) }),
  response: z.object({ savedAt: instant }),
});

export const removeOpinion = route({
  method: 'DELETE',
  path: '/meetings/:meetingId/examinations/:examinationId/opinions/:opinionId',
  can: 'meetings.attend',
  summary: 'A member takes his dissenting opinion back.',
  params: opinionParams,
});

/** The learner’s own examination on his own device. */
export const drawMyCard = route({
  method: 'POST',
  path: '/my/attestations/:sessionId/card',
  can: 'attempt.take',
  summary: 'The learner who is being examined draws his card at random (3.10); drawn once, it stays.',
  params: z.object({ sessionId: uuid }),
  response: z.object({ number: z.int(), questions: z.array(z.string()) }),
  status: 200,
});
