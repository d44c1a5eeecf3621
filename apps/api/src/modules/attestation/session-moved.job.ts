import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { AttestationForm } from '@itog/domain';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Mailer } from '../../platform/mailer.ts';

const payload = z.object({ sessionId: z.uuid(), userId: z.uuid() });

type News = {
  readonly email: string | null;
  readonly firstName: string;
  readonly programTitle: string;
  readonly form: AttestationForm;
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly address: string | null;
  readonly zone: string;
  readonly organisation: string;
  readonly reason: string | null;
};

/** Writes to a learner that his attestation is at another time or place, as it stands when the letter goes. */
@Injectable()
export class SessionMovedJob implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: DataSource,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'worker') await this.jobs.work('attestation.tell-moved', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    const { sessionId, userId } = payload.parse(data);
    const [news] = await rows<News>(
      this.db.manager,
      `SELECT u.email, u.first_name AS "firstName", pr.title AS "programTitle", s.form, s.opens_at AS "opensAt",
              s.start_until AS "startUntil", s.address, org.zone, org.name AS organisation,
              (SELECT facts->>'reason' FROM audit_entry a WHERE a.action = 'attestation.move' AND a.subject_id = s.id::text
               ORDER BY a.id DESC LIMIT 1) AS reason
       FROM attestation_session s JOIN study_group g ON g.id = s.group_id JOIN program pr ON pr.id = g.program_id
       JOIN app_user u ON u.id = $2 CROSS JOIN organisation org
       WHERE s.id = $1 AND s.cancelled_at IS NULL AND u.active`,
      [sessionId, userId],
    );
    if (!news?.email) return;
    const lines = [
      `Здравствуйте, ${news.firstName}!`,
      `Итоговая аттестация по программе «${news.programTitle}» перенесена.`,
      whenInWords(news),
      news.address && `Место: ${news.address}.`,
      `Причина: ${news.reason ?? ''}`,
      news.organisation,
    ];
    const text = lines.filter(Boolean).join('\n\n');
    await this.mailer.send({ to: news.email, subject: 'Итоговая аттестация перенесена', text });
  }
}

/** «Начать тест можно 24 ноября 2026 г. с 10:00 до 18:00, время UTC+5.» */
function whenInWords({ form, opensAt, startUntil, zone: timeZone }: News): string {
  const day = new Intl.DateTimeFormat('ru-RU', { timeZone, dateStyle: 'long' }).format(opensAt);
  const time = new Intl.DateTimeFormat('ru-RU', { timeZone, hour: '2-digit', minute: '2-digit' });
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(opensAt)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', 'UTC');
  return form === 'test'
    ? `Начать тест можно ${day} с ${time.format(opensAt)} до ${time.format(startUntil)}, время ${zone}.`
    : `Заседание комиссии начнётся ${day} в ${time.format(opensAt)}, время ${zone}.`;
}
