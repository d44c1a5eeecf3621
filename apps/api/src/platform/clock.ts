import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from './db/rows.ts';

/** The database is the only clock: several processes, one time. */
@Injectable()
export class Clock {
  constructor(private readonly db: DataSource) {}

  async now(tx: EntityManager = this.db.manager): Promise<Date> {
    const [row] = await rows<{ now: Date }>(tx, 'SELECT clock_timestamp() AS now');
    if (!row) throw new Error('the database did not tell the time');
    return row.now;
  }
}
