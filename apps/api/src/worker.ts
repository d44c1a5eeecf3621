import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Server } from 'socket.io';
import { WorkerModule } from './worker.module.ts';
import { Hints } from './platform/hints.ts';

// This entry is the role: the configuration is read when the modules are made.
process.env['ROLE'] = 'worker';
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
app.enableShutdownHooks();
// A server without a port: its adapter carries the worker's hints to the sockets of the API processes.
app.get(Hints).attach(new Server());
