import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Mailer } from '../../platform/mailer.ts';

type Audience = { readonly sessionId: string; readonly commission: string[]; readonly learners: string[] };

const NEWS = ['voided', 'refused', 'reminder'] as const;
/** Why somebody is told: his signature is void, somebody has refused to sign, or the day ends and he has not signed. */
export type News = (typeof NEWS)[number];

const payload = z.object({ protocolId: z.uuid(), userId: z.uuid(), news: z.enum(NEWS) });

type Addressee = {
  readonly email: string | null;
  readonly firstName: string;
  readonly number: string;
  readonly programTitle: string;
  readonly status: string;
  readonly due: string;
  readonly organisation: string;
};

const SUBJECTS: Record<News, (number: string) => string> = {
  voided: (number) => `Протокол № ${number} изменён: прочитайте его и подпишите снова`,
  refused: (number) => `Протокол № ${number}: отказ от подписи`,
  reminder: (number) => `Протокол № ${number} ждёт вашей подписи`,
};
const WORDS: Record<News, (due: string) => string> = {
  voided: () =>
    'Слова протокола изменены после того, как вы его подписали или отказались подписать: прежнее решение больше не действует. Прочитайте новый текст и подпишите его снова.',
  refused: () =>
    'Один из подписывающих отказался подписать протокол и назвал причину. Прочитайте её на странице протокола.',
  reminder: (due) =>
    `Протокол должен быть подписан сегодня, до ${due}: результаты объявляют в день аттестации (п. 3.12 Положения).`,
};

/** Tells those whom a protocol concerns that it has changed, on the screen and, where it matters, by e-mail. */
@Injectable()
export class ProtocolNews implements OnApplicationBootstrap {
  private readonly log = new Logger('ProtocolNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('protocols.tell', (data) => this.handle(data));
  }

  /** For the commission and for whoever watches the session. */
  changed(protocolId: string): Promise<void> {
    return this.hint(protocolId, ({ sessionId, commission }) => {
      const hint = { event: 'protocol.changed', protocolId, sessionId } as const;
      this.hints.send(`session:${sessionId}`, hint);
      for (const userId of commission) this.hints.send(`user:${userId}`, hint);
    });
  }

  /** The results are official from now on (3.12): the learners are told too. */
  async announced(protocolId: string): Promise<void> {
    await this.changed(protocolId);
    await this.hint(protocolId, ({ sessionId, learners }) => {
      const hint = { event: 'session.changed', sessionId } as const;
      this.hints.send(`session:${sessionId}`, hint);
      for (const userId of learners) this.hints.send(`user:${userId}`, hint);
    });
  }

  /** Writes a letter to each of these people once `tx` commits; who has no address sees it on the pages alone. */
  tell(tx: EntityManager, news: News, protocolId: string, userIds: readonly string[]): Promise<void> {
    return this.jobs.enqueue(
      tx,
      'protocols.tell',
      userIds.map((userId) => ({ protocolId, userId, news })),
    );
  }

  async handle(data: object): Promise<void> {
    const { protocolId, userId, news } = payload.parse(data);
    const [to] = await rows<Addressee>(
      this.db.manager,
      `SELECT u.email, u.first_name AS "firstName", p.number, pr.title AS "programTitle", p.status,
              to_char(p.due_at AT TIME ZONE org.zone - interval '1 second', 'DD.MM') || ', 24:00' AS due, org.name AS organisation
       FROM protocol p JOIN attestation_session s ON s.id = p.session_id JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id JOIN app_user u ON u.id = $2 CROSS JOIN organisation org
       WHERE p.id = $1 AND u.active`,
      [protocolId, userId],
    );
    if (!to?.email || to.status !== 'draft') return; // what was to be done has been done meanwhile
    const text = [
      `Здравствуйте, ${to.firstName}!`,
      WORDS[news](to.due),
      `Протокол № ${to.number}, программа «${to.programTitle}».`,
      to.organisation,
    ].join('\n\n');
    await this.mailer.send({ to: to.email, subject: SUBJECTS[news](to.number), text });
  }

  /** What has been done stays done when nobody can be told of it. */
  private async hint(protocolId: string, say: (audience: Audience) => void): Promise<void> {
    try {
      const [audience] = await rows<Audience>(
        this.db.manager,
        `SELECT p.session_id AS "sessionId",
                ARRAY(SELECT user_id FROM commission_seat s WHERE s.commission_id = p.commission_id)::text[] AS commission,
                ARRAY(SELECT DISTINCT e.learner_id FROM protocol_result r JOIN enrolment e ON e.id = r.enrolment_id
                      WHERE r.protocol_id = p.id)::text[] AS learners
         FROM protocol p WHERE p.id = $1`,
        [protocolId],
      );
      if (audience) say(audience);
    } catch (error) {
      this.log.warn(String(error));
    }
  }
}
