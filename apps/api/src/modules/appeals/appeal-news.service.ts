import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { instantInWords, workingDaysGenitive } from '@itog/documents';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Mailer } from '../../platform/mailer.ts';

const NEWS = ['filed', 'invited', 'decided', 'refused', 'announced', 'consider-soon', 'tell-soon'] as const;
/** Why somebody is written to. */
export type AppealNewsKind = (typeof NEWS)[number];

const payload = z.object({ appealId: z.uuid(), userId: z.uuid(), news: z.enum(NEWS) });

type Addressee = {
  readonly email: string | null;
  readonly firstName: string;
  readonly isLearner: boolean;
  readonly programTitle: string;
  readonly hearingAt: Date | null;
  readonly place: string | null;
  readonly link: string | null;
  readonly upheld: boolean | null;
  readonly zone: string;
  /** Working days in which the appeal is considered. */
  readonly days: number;
  /** The latest refusal to sign the protocol that stands: who, and why. */
  readonly refusedBy: string | null;
  readonly refusedWhy: string | null;
  readonly organisation: string;
};

/** The learner, the attestation chair, the appeals commission; secretary and director; administrators. */
type Party = 'learner' | 'attestation-chair' | 'commission' | 'office' | 'administrator';

/** Who is written to. */
const AUDIENCES: Record<AppealNewsKind, readonly Party[]> = {
  filed: ['office'],
  invited: ['learner', 'attestation-chair', 'commission'],
  decided: ['learner', 'office'],
  refused: ['commission', 'office', 'administrator'],
  announced: ['learner'],
  'consider-soon': ['office', 'commission'],
  'tell-soon': ['office', 'learner'],
};
const SUBJECTS: Record<AppealNewsKind, string> = {
  filed: 'Подана апелляция',
  invited: 'Приглашение на заседание апелляционной комиссии',
  decided: 'Решение по апелляции принято',
  refused: 'Отказ подписать протокол апелляционной комиссии',
  announced: 'Ознакомьтесь с решением по апелляции',
  'consider-soon': 'Подходит срок рассмотрения апелляции',
  'tell-soon': 'Подходит срок ознакомления с решением по апелляции',
};

/** Tells those whom an appeal concerns, on the screen and by e-mail (5.7, 5.8, 5.11). */
@Injectable()
export class AppealNews implements OnApplicationBootstrap {
  private readonly log = new Logger('AppealNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('appeals.tell', (data) => this.handle(data));
  }

  /** Writes a letter to everybody whom this concerns but him who has done it, once `tx` commits. */
  async tell(tx: EntityManager, news: AppealNewsKind, appealId: string, doneBy: string | null = null): Promise<void> {
    const people = await this.audience(tx, appealId);
    const wanted = people.filter(({ party, userId }) => AUDIENCES[news].includes(party) && userId !== doneBy);
    const userIds = [...new Set(wanted.map(({ userId }) => userId))];
    await this.jobs.enqueue(
      tx,
      'appeals.tell',
      userIds.map((userId) => ({ appealId, userId, news })),
    );
  }

  /** For those who have the appeal open, and for everybody whom it concerns. What is done stays done when nobody hears. */
  async changed(appealId: string): Promise<void> {
    const hint = { event: 'appeal.changed', appealId } as const;
    this.hints.send(`appeal:${appealId}`, hint);
    try {
      const people = await this.audience(this.db.manager, appealId);
      for (const userId of new Set(people.map((each) => each.userId))) this.hints.send(`user:${userId}`, hint);
    } catch (error) {
      this.log.warn(String(error));
    }
  }

  async handle(data: object): Promise<void> {
    const { appealId, userId, news } = payload.parse(data);
    const [to] = await rows<Addressee>(
      this.db.manager,
      `SELECT u.email, u.first_name AS "firstName", u.id = ap.learner_id AS "isLearner", pr.title AS "programTitle",
              ap.hearing_at AS "hearingAt", ap.hearing_place AS place, ap.hearing_link AS link, ap.upheld, org.zone,
              (s.policy->>'appealWorkingDays')::int AS days, org.name AS organisation,
              refused.name AS "refusedBy", refused.statement AS "refusedWhy"
       FROM appeal ap JOIN attestation_session s ON s.id = ap.session_id JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id JOIN app_user u ON u.id = $2 CROSS JOIN organisation org
       LEFT JOIN LATERAL (SELECT concat_ws(' ', w.last_name, w.first_name, w.patronymic) AS name, sig.statement
         FROM signature sig JOIN app_user w ON w.id = sig.user_id
         WHERE sig.subject_kind = 'appeal' AND sig.subject_id = ap.id AND sig.status = 'refused' AND sig.voided_at IS NULL
         ORDER BY sig.at DESC LIMIT 1) refused ON true
       WHERE ap.id = $1 AND u.active`,
      [appealId, userId],
    );
    if (!to?.email) return;
    if (news === 'refused' && to.refusedBy === null) return; // the chair has signed after all
    const text = [
      `Здравствуйте, ${to.firstName}!`,
      ...wordsOf(news, to),
      `Программа «${to.programTitle}».`,
      to.organisation,
    ].join('\n\n');
    await this.mailer.send({ to: to.email, subject: SUBJECTS[news], text });
  }

  private audience(tx: EntityManager, appealId: string) {
    return rows<{ userId: string; party: Party }>(
      tx,
      `SELECT ap.learner_id AS "userId", 'learner' AS party FROM appeal ap WHERE ap.id = $1
       UNION ALL SELECT cs.user_id, 'attestation-chair' FROM appeal ap JOIN attestation_session s ON s.id = ap.session_id
         JOIN commission_seat cs ON cs.commission_id = s.commission_id AND cs.role = 'chair' WHERE ap.id = $1
       UNION ALL SELECT cs.user_id, 'commission' FROM appeal ap JOIN commission_seat cs ON cs.commission_id = ap.commission_id
         WHERE ap.id = $1
       UNION ALL SELECT u.id, 'office' FROM app_user u WHERE u.active AND u.roles && ARRAY['secretary', 'director']
       UNION ALL SELECT u.id, 'administrator' FROM app_user u WHERE u.active AND 'administrator' = ANY (u.roles)`,
      [appealId],
    );
  }
}

function wordsOf(news: AppealNewsKind, to: Addressee): string[] {
  const { hearingAt, place, link, upheld, isLearner, zone, days } = to;
  const outcome = upheld ? 'удовлетворена' : 'отклонена';
  const when = hearingAt ? instantInWords(hearingAt, zone) : '';
  switch (news) {
    case 'filed':
      return [
        `Слушатель подал апелляцию. Её рассматривают не позднее ${workingDaysGenitive(days)} (п. 5.6 Положения).`,
      ];
    case 'invited':
      return [
        isLearner
          ? 'Ваша апелляция будет рассмотрена на заседании апелляционной комиссии. Вы вправе присутствовать (п. 5.8 Положения).'
          : 'Назначено заседание апелляционной комиссии.',
        `Когда: ${when}.`,
        ...(place ? [`Где: ${place}.`] : []),
        ...(link ? [`Ссылка: ${link}`] : []),
      ];
    case 'decided':
      return [`Апелляция ${outcome}. Протокол заседания готовится к подписанию.`];
    case 'refused':
      return [
        `Протокол апелляционной комиссии отказались подписать: ${to.refusedBy}. Причина: «${to.refusedWhy}»`,
        'Пока протокол не подписан, слушателя нельзя ознакомить с решением (п. 5.11 Положения).',
      ];
    case 'announced':
      return [
        `Ваша апелляция ${outcome}. Прочитайте протокол апелляционной комиссии и подпишите, что ознакомлены с решением (п. 5.11 Положения).`,
      ];
    case 'consider-soon':
      return ['Заканчивается срок рассмотрения апелляции (п. 5.6 Положения). Проведите заседание и примите решение.'];
    case 'tell-soon':
      return ['Заканчивается срок, в который слушателя знакомят с решением по апелляции (п. 5.11 Положения).'];
  }
}
