import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.ts';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { CONFIG, readConfig, type Config } from './config.ts';
import { dataSourceOptions } from './db/data-source.ts';
import { FileStore } from './file-store.ts';
import { Jobs } from './jobs.ts';
import { Mailer } from './mailer.ts';
import { Printer } from './printer.ts';
import { ProblemFilter } from './problem.filter.ts';
import { HintRooms } from './hint-rooms.ts';
import { Hints } from './hints.ts';
import { CookieStrategy, SignIns } from './sign-in.ts';

@Global()
@Module({
  providers: [{ provide: CONFIG, useFactory: () => readConfig() }],
  exports: [CONFIG],
})
class ConfigModule {}

/** What every room stands on; technical, without one word of the Regulation. */
@Global()
@Module({
  imports: [
    ConfigModule,
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ DATABASE_URL, DATABASE_POOL }: Config) => dataSourceOptions(DATABASE_URL, DATABASE_POOL, 'app'),
    }),
    JwtModule.registerAsync({
      inject: [CONFIG],
      useFactory: ({ COOKIE_SECRET }: Config) => ({ secret: COOKIE_SECRET, signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  providers: [
    Audit,
    Clock,
    CookieStrategy,
    FileStore,
    HintRooms,
    Hints,
    Jobs,
    Mailer,
    Printer,
    SignIns,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Audit, Clock, FileStore, HintRooms, Hints, Jobs, Mailer, Printer, SignIns],
})
export class PlatformModule {}
