import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CredentialKeys } from './credential-keys.service.ts';

/** Publishes the keys where verifiers look for them by themselves, outside the API's own addresses. */
@Injectable()
export class WellKnown implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly keys: CredentialKeys,
  ) {}

  onApplicationBootstrap(): void {
    // A worker has no addresses.
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.get('/.well-known/jwks.json', async (_request, reply) => {
      // Anybody's page may check a credential.
      reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' });
      return { keys: await this.keys.published() };
    });
  }
}
