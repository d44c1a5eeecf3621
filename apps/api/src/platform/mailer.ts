import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from './config.ts';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

const PATIENCE_MS = 20_000;

/** Sends letters by SMTP. Jobs call it: nobody waits for a mail server in a request. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly log = new Logger('Mailer');
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor(@Inject(CONFIG) { SMTP_URL, MAIL_FROM }: Config) {
    this.from = MAIL_FROM;
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.transport = SMTP_URL === '' ? null : createTransport({ url: SMTP_URL, ...patience });
  }

  /**
   * Hands the letter to the mail server.
   * @throws Error when the server does not take it: the job runs again later
   */
  async send({ to, subject, text }: Letter): Promise<void> {
    if (this.transport) await this.transport.sendMail({ from: this.from, to, subject, text });
    else this.log.warn(`a letter was not sent, SMTP_URL is empty: «${subject}»`);
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
