import { Injectable, type StreamableFile } from '@nestjs/common';
import type {
  getRegistryBook,
  getRegistryBookFilters,
  getRegistryBookSheet,
  InputOf,
  OutputOf,
  RegistryBookQuery,
} from '@itog/contracts';
import { REGISTRY_BOOK_COLUMNS, registryBook, shortDay, type PrintedForm } from '@itog/documents';
import { DataSource } from 'typeorm';
import { download } from '../../platform/download.ts';
import type { User } from '../../platform/sign-in.ts';
import { spreadsheet } from '../../platform/spreadsheet.ts';
import { Records } from '../records/records.service.ts';
import { bookRow } from './book-words.ts';
import { BookRepository } from './book.repository.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KINDS = {
  certificate: 'удостоверения о повышении квалификации',
  diploma: 'дипломы о профессиональной переподготовке',
  reference: 'справки об обучении',
  extract: 'выписки из протоколов',
} as const;
const STATUSES = { valid: 'действующие', replaced: 'заменённые', annulled: 'аннулированные' } as const;

/** Millimetres of the printed column for a character of a sheet's width. */
const MM_A_CHARACTER = 2;

/** The registry book: on the screen, as a spreadsheet, on paper. Each time its reader sees personal data, that is kept. */
@Injectable()
export class RegistryBook {
  constructor(
    private readonly db: DataSource,
    private readonly book: BookRepository,
    private readonly records: Records,
  ) {}

  page(user: User, { query }: InputOf<typeof getRegistryBook>): Promise<OutputOf<typeof getRegistryBook>> {
    return this.db.transaction(async (tx) => {
      const { total, facts } = await this.book.selectPage(tx, query, query.offset);
      const learners = [...new Set(facts.map(({ learnerId }) => learnerId))];
      await this.records.viewed(tx, user, learners, 'registry-book');
      return { total, rows: facts.map(bookRow) };
    });
  }

  filters(): Promise<OutputOf<typeof getRegistryBookFilters>> {
    return this.book.selectFilters(this.db.manager);
  }

  async sheet(user: User, { query }: InputOf<typeof getRegistryBookSheet>): Promise<StreamableFile> {
    await this.seen(user, query);
    const rows = (await this.book.selectAll(this.db.manager, query)).map(bookRow);
    const columns = REGISTRY_BOOK_COLUMNS.map(({ title, width }, index) => ({
      title: `${index + 1}. ${title}`,
      width: Math.max(8, Math.round(width / MM_A_CHARACTER)),
      kind: index === 0 ? ('number' as const) : index === 6 ? ('day' as const) : ('text' as const),
    }));
    const cells = rows.map((row) => [
      ...[row.position, row.document, row.program, `${row.registrationNumber}, ${shortDay(row.issuedOn)}`, row.blank],
      ...[row.learnerName, row.birthDate, row.sex, row.identity, row.citizenship, row.order, ''],
      ...[row.handedOver, row.byProxy, row.mark, row.duplicateTaken],
    ]);
    return download(
      await spreadsheet({ sheet: 'Книга регистрации', columns, rows: cells }),
      'Книга регистрации.xlsx',
      XLSX,
    );
  }

  /** Keeps that this reader has seen the personal data of everybody in his selection. */
  async seen(user: User, query: RegistryBookQuery): Promise<void> {
    await this.db.transaction(async (tx) =>
      this.records.viewed(tx, user, await this.book.selectLearners(tx, query), 'registry-book'),
    );
  }

  /** The book as a paper; {@link seen} is called when it is asked for. */
  async form(query: RegistryBookQuery): Promise<PrintedForm> {
    const tx = this.db.manager;
    const { organisation, group, program } = await this.book.selectTitles(tx, query);
    const { kind, status, from, to } = query;
    const selection = [
      kind && KINDS[kind],
      status && STATUSES[status],
      from && `с ${shortDay(from)}`,
      to && `по ${shortDay(to)}`,
      group && `группа ${group}`,
      program && `программа «${program}»`,
    ];
    const rows = (await this.book.selectAll(tx, query)).map(bookRow);
    return registryBook({ organisation, selection: selection.filter(Boolean).join(', '), rows });
  }
}
