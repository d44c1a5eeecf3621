import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Server } from 'socket.io';
import { WorkerModule } from './worker.module.ts';
import { Hints } from './platform/hints.ts';
import { Mailer } from './platform/mailer.ts';

// This entry is the role: the configuration is read when the modules are made.
process.env['ROLE'] = 'worker';
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
app.enableShutdownHooks();
// A server without a port: its adapter carries the worker's hints to the sockets of the API processes.
app.get(Hints).attach(new Server());

// Letters wait for their server and are tried again, so nobody else would notice.
const trouble = await app.get(Mailer).trouble();
if (trouble !== null) new Logger('Mailer').error(`the mail server of SMTP_URL cannot be used: ${trouble}`);
