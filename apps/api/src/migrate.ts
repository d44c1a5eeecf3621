import 'reflect-metadata';
import { readConfig } from './platform/config.ts';
import { migrate } from './platform/db/migrate.ts';

await migrate(readConfig().DATABASE_URL);
