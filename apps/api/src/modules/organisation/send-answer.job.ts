import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Mailer } from '../../platform/mailer.ts';
import { InquiryEntity } from './organisation.entity.ts';
import { Organisations } from './organisation.service.ts';

const payload = z.object({ inquiryId: z.uuid() });

/** Sends the answer to a question about the Regulation to the person who asked (1.12). */
@Injectable()
export class SendAnswerJob implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: DataSource,
    private readonly organisations: Organisations,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'worker') await this.jobs.work('mail.send', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    const { inquiryId } = payload.parse(data);
    const inquiry = await this.db.manager.findOneBy(InquiryEntity, { id: inquiryId });
    if (!inquiry?.answer) return;
    const { name } = await this.organisations.current();
    const text = [
      `Здравствуйте, ${inquiry.name}!`,
      'Вы спрашивали о Положении об итоговой аттестации слушателей:',
      quoted(inquiry.question),
      'Отвечаем:',
      inquiry.answer,
      name,
    ].join('\n\n');
    await this.mailer.send({ to: inquiry.email, subject: 'Ответ на ваш вопрос о Положении', text });
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
