import 'reflect-metadata';
import { selectLink, verifyChain, type ChainReport } from './platform/audit-chain.ts';
import { readConfig } from './platform/config.ts';
import { openDataSource } from './platform/db/data-source.ts';

const USAGE = 'Укажите номер записи и её контрольную сумму, как они напечатаны в протоколе: --head 120:9f86d081…';

/**
 * Walks the audit chain and says whether it is whole; the exit code is 1 where it is not. `--head POSITION:SHA256` also compares
 * the chain with a head printed on a protocol: only that shows that nobody has cut the end off or written all of it anew.
 */
const printed = headOf(process.argv.slice(2));
const db = await openDataSource(readConfig().DATABASE_URL, 2, 'app');
try {
  const report = await verifyChain(db.manager);
  say(sentenceOf(report));
  if (!report.whole) process.exitCode = 1;
  if (printed) {
    const link = await selectLink(db.manager, printed.position);
    const same = link?.sha256.startsWith(printed.sha256) ?? false;
    if (same) say(`Запись № ${printed.position} совпадает с напечатанной в протоколе.`);
    else {
      say(`Запись № ${printed.position} не совпадает с напечатанной в протоколе: журнал переписан или обрезан.`);
      process.exitCode = 1;
    }
  }
} finally {
  await db.destroy();
}

function sentenceOf(report: ChainReport): string {
  if (report.whole) {
    if (!report.head) return 'Журнал действий пуст.';
    const { position, sha256 } = report.head;
    return `Журнал действий цел: записей ${position}, последняя контрольная сумма ${sha256}.`;
  }
  const { fault, position, entryId } = report;
  const entry = entryId === null ? '' : ` (audit_entry.id = ${entryId})`;
  if (fault === 'unlinked') return `Журнал нарушен: запись вне цепочки${entry}. Её добавили в обход программы.`;
  if (fault === 'removed') return `Журнал нарушен: удалена запись № ${position}${entry}.`;
  return `Журнал нарушен: изменена запись № ${position}${entry} или удалена соседняя с ней.`;
}

function headOf(args: readonly string[]): { readonly position: number; readonly sha256: string } | null {
  if (args.length === 0) return null;
  const match = /^(\d+):([0-9a-f]{8,64})$/.exec(args[0] === '--head' ? (args[1] ?? '') : '');
  if (!match) {
    say(USAGE);
    process.exit(2);
  }
  return { position: Number(match[1]), sha256: match[2] ?? '' };
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
