import { Inject, Injectable } from '@nestjs/common';
import type { answerInquiry, askAboutRegulation, InputOf, listInquiries, OutputOf } from '@itog/contracts';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource, IsNull } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { Jobs } from '../../platform/jobs.ts';
import { networkOf, rateLimiter, takePoint } from '../../platform/rate-limiter.ts';
import { found, Refused } from '../../platform/refused.ts';
import { InquiryEntity } from './organisation.entity.ts';

const HOUR_SECONDS = 3600;
const LISTED = 500;

/** Questions about the Regulation from outside, and their answers (1.12). */
@Injectable()
export class InquiryService {
  private readonly perAddress: RateLimiterPostgres;

  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    @Inject(CONFIG) { INQUIRIES_PER_HOUR }: Config,
  ) {
    this.perAddress = rateLimiter(db, 'inquiry', INQUIRIES_PER_HOUR, HOUR_SECONDS);
  }

  async ask(
    address: string,
    { body }: InputOf<typeof askAboutRegulation>,
  ): Promise<OutputOf<typeof askAboutRegulation>> {
    await takePoint(this.perAddress, networkOf(address));
    return this.db.manager.save(InquiryEntity, { ...body });
  }

  async list(): Promise<OutputOf<typeof listInquiries>> {
    const order = { answeredAt: { direction: 'DESC', nulls: 'FIRST' }, askedAt: 'ASC' } as const;
    return { inquiries: await this.db.manager.find(InquiryEntity, { order, take: LISTED }) };
  }

  /** Keeps the answer; the worker sends it to the asker. */
  answer(actorId: string, { params, body }: InputOf<typeof answerInquiry>): Promise<OutputOf<typeof answerInquiry>> {
    const id = params.inquiryId;
    return this.db.transaction(async (tx) => {
      found(await tx.findOneBy(InquiryEntity, { id }));
      const answered = { answer: body.answer, answeredAt: () => 'clock_timestamp()', answeredBy: actorId };
      const { affected } = await tx.update(InquiryEntity, { id, answeredAt: IsNull() }, answered);
      if (affected === 0) throw new Refused([{ code: 'inquiry.answered-already', clause: null }]);
      await this.jobs.enqueue(tx, 'mail.send', [{ inquiryId: id }]);
      await this.audit.record(tx, { actorId, action: 'organisation.answer-inquiry', subjectId: id });
      return tx.findOneByOrFail(InquiryEntity, { id });
    });
  }
}
