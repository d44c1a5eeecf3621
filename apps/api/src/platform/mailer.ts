import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { keptTogether } from '@itog/documents';
import type { Transporter } from 'nodemailer';
import { CONFIG, type Config } from './config.ts';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

const PATIENCE_MS = 20_000;

/** Sends letters by SMTP. Jobs call it: nobody waits for a mail server in a request. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly log = new Logger('Mailer');
  private readonly url: string;
  private readonly from: string;
  private transport: Promise<Transporter> | null = null;

  constructor(@Inject(CONFIG) { SMTP_URL, MAIL_FROM }: Config) {
    this.from = MAIL_FROM;
    this.url = SMTP_URL;
  }

  /**
   * Hands the letter to the mail server.
   * @throws Error when the server does not take it: the job runs again later
   */
  async send({ to, subject, text }: Letter): Promise<void> {
    if (this.url === '') {
      this.log.warn(`a letter was not sent, SMTP_URL is empty: «${subject}»`);
      return;
    }
    this.transport ??= transportTo(this.url);
    await (
      await this.transport
    ).sendMail({ from: this.from, to, subject: keptTogether(subject), text: keptTogether(text) });
  }

  /** Why the mail server cannot be used just now; null when it lets us in, or when there is none to be used. */
  async trouble(): Promise<string | null> {
    if (this.url === '') return null;
    try {
      this.transport ??= transportTo(this.url);
      await (await this.transport).verify();
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async onModuleDestroy(): Promise<void> {
    (await this.transport)?.close();
  }
}

/** The library is loaded by the first letter: the API sends none. */
async function transportTo(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  return createTransport({ url, ...patience });
}
