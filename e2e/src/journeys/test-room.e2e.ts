import { TestRoom } from '../support/test-room.ts';
import { obeyServer } from './test-room/clock.ts';
import { answerOffline, keepOverReload, reload, takeOver } from './test-room/network.ts';
import { failAndRetake } from './test-room/retake.ts';

/** One for each test below. */
const LEARNERS = 8;
const LIMIT_MS = 300_000;

let room: TestRoom;

beforeAll(async () => {
  room = await TestRoom.open(LEARNERS);
}, LIMIT_MS);

afterAll(() => room?.stage.close());

describe('the network is lost during the test', () => {
  it('the learner goes on, and the answers are sent when it is back', () => answerOffline(room), LIMIT_MS);

  it('answers that wait are kept by the browser over a reload, and sent then', () => keepOverReload(room), LIMIT_MS);
});

describe('the page is opened anew', () => {
  it('a reload in the middle restores answers, marks and the question', () => reload(room), LIMIT_MS);

  it('a second tab takes over, the first says so, and can take over back', () => takeOver(room), LIMIT_MS);
});

describe('3.6 the server’s clock alone counts', () => {
  it.each([
    { minutes: 0, device: 'right', hint: 'Часы на устройстве идут верно.' },
    { minutes: 60, device: 'an hour ahead', hint: 'спешат на 1 час' },
    { minutes: -60, device: 'an hour behind', hint: 'отстают на 1 час' },
  ])(
    'the device’s clock is $device: the time left is the same, and the server ends the test',
    (device) => obeyServer(room, device),
    LIMIT_MS,
  );
});

describe('3.8 retake', () => {
  it(
    '3.8 a learner who failed sees until when the free retake may start, starts it and passes',
    () => failAndRetake(room),
    LIMIT_MS,
  );
});
