import { randomInt } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Mailer } from '../../platform/mailer.ts';
import { SecondFactors } from './second-factor.service.ts';

const payload = z.object({ kind: z.enum(['code', 'switched-off']), userId: z.uuid() });

type Reader = { readonly email: string | null; readonly greeting: string; readonly organisation: string };

/** Letters about signing: a one-time code, and the news that an administrator has switched the codes off. */
@Injectable()
export class LetterJob implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: DataSource,
    private readonly factors: SecondFactors,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'worker') await this.jobs.work('signing.letter', (data) => this.handle(data));
  }

  /** A repeated job sends a new code: only the last one counts. */
  async handle(data: object): Promise<void> {
    const { kind, userId } = payload.parse(data);
    const reader = await this.selectReader(userId);
    if (!reader?.email) return;
    const { email: to, greeting, organisation } = reader;
    if (kind === 'switched-off') {
      const lines = [greeting, SWITCHED_OFF, `Причина: ${await this.reasonOf(userId)}`, NOT_YOU, organisation];
      return this.mailer.send({ to, subject: 'Одноразовые коды для подписи выключены', text: lines.join('\n\n') });
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.factors.expect(userId, code);
    const lines = [greeting, `Код для подписи: ${code}`, CODE_ADVICE, organisation];
    return this.mailer.send({ to, subject: 'Код для подписи документа', text: lines.join('\n\n') });
  }

  private async selectReader(userId: string): Promise<Reader | null> {
    const [reader] = await rows<Reader>(
      this.db.manager,
      `SELECT u.email, concat('Здравствуйте, ', concat_ws(' ', u.first_name, u.patronymic), '!') AS greeting, o.name AS organisation
       FROM app_user u CROSS JOIN organisation o WHERE u.id = $1 AND u.active`,
      [userId],
    );
    return reader ?? null;
  }

  private async reasonOf(userId: string): Promise<string> {
    const [entry] = await rows<{ reason: string }>(
      this.db.manager,
      `SELECT facts->>'reason' AS reason FROM audit_entry
       WHERE action = 'signing.switch-off-factor' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [userId],
    );
    return entry?.reason ?? '';
  }
}

const CODE_ADVICE =
  'Код действует 10 минут и подходит один раз. Никому его не сообщайте. Если вы ничего не подписываете, смените пароль и сообщите администратору.';
const SWITCHED_OFF =
  'Администратор выключил одноразовые коды, которые спрашивались у вас при подписании документов. Теперь для подписи достаточно пароля.';
const NOT_YOU =
  'Если вы об этом не просили, сразу сообщите в учебный центр. Подключить коды снова можно в учётной записи.';
