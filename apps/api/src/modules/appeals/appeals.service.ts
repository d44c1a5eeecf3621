import { Injectable, type OnModuleInit, type StreamableFile } from '@nestjs/common';
import type { Appeal, AppealSummary, InputOf, listAppeals, listMyAppeals, MyAppeal, OutputOf } from '@itog/contracts';
import { appealClosesAt, fullName, type WorkingCalendar } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { download } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { rows } from '../../platform/db/rows.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Calendars, type MovedDeadline } from '../calendars/calendars.service.ts';
import {
  commissionRefusals,
  considerBy,
  myView,
  openRefusals,
  partiesOf,
  signingFacts,
  staffView,
  summaryOf,
  tellBy,
} from './appeal-view.ts';
import { appealSight, AppealRepository, type AppealRecord, type SummaryRecord } from './appeal.repository.ts';
import { IN_SIGHT } from './appeal.sql.ts';
import { refusalsOf } from './filing.service.ts';

export type { AppealRecord } from './appeal.repository.ts';

/** Appeals as people read them: the learner his own, staff those in its sight; the rest do not exist for them. */
@Injectable()
export class Appeals implements OnModuleInit {
  /** What this person is to this appeal. */
  readonly parties = partiesOf;
  /** What stands against opening the hearing. */
  readonly openRefusals = openRefusals;
  /** What the rule of signing asks for. */
  readonly signingFacts = signingFacts;

  constructor(
    private readonly db: DataSource,
    private readonly appeals: AppealRepository,
    private readonly calendars: Calendars,
    private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.calendars.readDeadlinesBy((tx, before, after) => this.movedBy(tx, before, after));
  }

  /** Open deadlines of 5.6 and 5.11 that another calendar puts on another day. */
  private async movedBy(tx: EntityManager, before: WorkingCalendar, after: WorkingCalendar): Promise<MovedDeadline[]> {
    const open = await this.appeals.selectOpen(tx);
    return open.flatMap((record) => {
      const [was, is] = [before, after].map((calendar) => running(record, calendar).day);
      if (!was || !is || was === is) return [];
      const what = record.decidedAt ? 'ознакомление с решением' : 'рассмотрение';
      const title = `Апелляция (${fullName(record.learner.name)}): ${what}`;
      return [{ title, subjectId: record.id, before: was, after: is }];
    });
  }

  /** Deadlines are counted by the calendar in force, so that they are filtered by here and not in the database. */
  async list(
    user: User,
    { due, ...filter }: InputOf<typeof listAppeals>['query'],
  ): Promise<OutputOf<typeof listAppeals>> {
    const { zone, now } = await this.moment();
    const calendar = await this.calendars.workingCalendar(this.db.manager);
    const records = await this.appeals.selectSummaries(appealSight(user), filter);
    const appeals = records.map((record) => summaryOf(record, calendar));
    return { serverNow: now, zone, appeals: due ? appeals.filter((appeal) => isDue(appeal, due, now)) : appeals };
  }

  async mine(user: User): Promise<OutputOf<typeof listMyAppeals>> {
    const { zone, now } = await this.moment();
    const calendar = await this.calendars.workingCalendar(this.db.manager);
    const results = await this.appeals.selectAppealable(this.db.manager, user.id, null);
    const records = await this.appeals.selectMine(user.id);
    return {
      serverNow: now,
      zone,
      results: results.map((row) => ({
        result: { kind: row.kind, id: row.id },
        sessionId: row.sessionId,
        programTitle: row.programTitle,
        attestedAt: row.attestedAt,
        announcedAt: row.announcedAt,
        addressee: fullName(row.addressee),
        closesAt: appealClosesAt(row.attestedAt, row.announcedAt, row.now, row.zone),
        appealId: row.appealId,
        refusals: { procedure: refusalsOf(row, 'procedure'), result: refusalsOf(row, 'result') },
      })),
      appeals: records.map((record) => summaryOf(record, calendar)),
    };
  }

  async getMine(user: User, id: string): Promise<MyAppeal> {
    const record = found(await this.appeals.selectOptionalMine(this.db.manager, id, user.id));
    return myView(record, await this.calendars.workingCalendar(this.db.manager));
  }

  async get(user: User, id: string): Promise<Appeal> {
    const record = found(await this.appeals.selectOptional(this.db.manager, id, appealSight(user)));
    return staffView(record, await this.calendars.workingCalendar(this.db.manager), user);
  }

  /** The appeal, held until `tx` ends, if it is in this person’s sight. */
  async hold(tx: EntityManager, user: User, id: string): Promise<AppealRecord> {
    await this.appeals.lock(tx, id);
    return found(await this.appeals.selectOptional(tx, id, appealSight(user)));
  }

  /** The learner’s own, held until `tx` ends. */
  async holdMine(tx: EntityManager, user: User, id: string): Promise<AppealRecord> {
    await this.appeals.lock(tx, id);
    return found(await this.appeals.selectOptionalMine(tx, id, user.id));
  }

  /** Everything wrong with the commission for this very appeal (5.4, 5.5). */
  commissionRefusals({ commission }: AppealRecord) {
    return commissionRefusals(commission);
  }

  /** 24:00 of the last working day in which the appeal is considered (5.6). */
  async considerBy(tx: EntityManager, record: SummaryRecord): Promise<Date> {
    return considerBy(record, await this.calendars.workingCalendar(tx)).endsAt;
  }

  /** Deadlines that still run or have passed undone: of consideration (5.6), of telling the learner (5.11). */
  async openDeadlines(tx: EntityManager) {
    const calendar = await this.calendars.workingCalendar(tx);
    return (await this.appeals.selectOpen(tx)).map((record) => {
      const what = record.decidedAt ? ('tell' as const) : ('consider' as const);
      const { day, endsAt } = running(record, calendar);
      return { id: record.id, what, day, endsAt, now: record.now };
    });
  }

  /** Those of the appeals that the person may be told of. */
  async inSight(user: User, ids: readonly string[]): Promise<string[]> {
    const { all, userId } = appealSight(user);
    const seen = await rows<{ id: string }>(this.db.manager, IN_SIGHT, [all, userId, ids]);
    return seen.map(({ id }) => id);
  }

  async paper(user: User, id: string, which: 'application' | 'protocol'): Promise<StreamableFile> {
    const { sha256 } = found(await this.appeals.selectFile(user, id, which));
    if (!sha256) throw new Refused([{ code: 'document.not-printed-yet', clause: null }]);
    const name = which === 'application' ? 'Апелляция.pdf' : 'Протокол апелляционной комиссии.pdf';
    return download(await this.files.read(sha256), name, 'application/pdf');
  }

  /** Always as a download of bare bytes: whatever is inside, no browser shows it on this origin. */
  async attachment(user: User, id: string, attachmentId: string): Promise<StreamableFile> {
    const { sha256, name } = found(await this.appeals.selectAttachment(user, id, attachmentId));
    return download(await this.files.read(sha256), name, 'application/octet-stream');
  }

  private async moment(): Promise<{ zone: string; now: Date }> {
    const [row] = (await this.db.query('SELECT zone, clock_timestamp() AS now FROM organisation')) as [
      { zone: string; now: Date },
    ];
    return row;
  }
}

/** The deadline that runs now: of 5.6 until the decision, then of 5.11. */
const running = (record: SummaryRecord, calendar: WorkingCalendar) =>
  tellBy(record, calendar) ?? considerBy(record, calendar);

const SOON_MS = 24 * 60 * 60 * 1000;

/** Whether the deadline that runs now (5.6 until the decision, then 5.11) is over, or ends within a day. */
function isDue({ acknowledgedAt, tellBy, considerBy }: AppealSummary, due: 'overdue' | 'soon', now: Date): boolean {
  if (acknowledgedAt) return false;
  const left = (tellBy ?? considerBy).endsAt.getTime() - now.getTime();
  return due === 'overdue' ? left <= 0 : left > 0 && left <= SOON_MS;
}
