import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemOf, type Refusal } from '@itog/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';

/** Turns a refusal into application/problem+json (RFC 9457), and a bug into a 500 with a number to ask for. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusals = refusalsOf(error, host.switchToHttp().getRequest<FastifyRequest>());
    if (refusals) {
      const body = problemOf(refusals);
      const retryAfter = refusals.find((each) => 'retryAfterSeconds' in each);
      if (retryAfter && 'retryAfterSeconds' in retryAfter) reply.header('retry-after', retryAfter.retryAfterSeconds);
      void reply.status(body.status).type('application/problem+json').send(body);
      return;
    }
    const correlationId = randomUUID();
    this.log.error(`${correlationId} ${error instanceof Error ? error.stack : String(error)}`);
    void reply.status(500).type('application/problem+json').send({
      type: '/problems/internal',
      title: 'Что-то сломалось у нас. Данные не потеряны, повторите действие',
      status: 500,
      clause: null,
      refusals: [],
      correlationId,
    });
  }
}

/** What PostgreSQL says of text that it cannot keep: a zero character, in plain text and in JSON; half a sign in JSON. */
function isNoText(error: unknown): boolean {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return code === '22021' || code === '22P05' || (code === '22P02' && / type json\b/u.test(String(message)));
}

function refusalsOf(error: unknown, request: FastifyRequest): readonly [Refusal, ...Refusal[]] | null {
  if (error instanceof Refused) return error.refusals;
  if (isNoText(error))
    return [
      { code: 'input.invalid', clause: null, issues: [{ path: '', message: 'В тексте есть недопустимый знак' }] },
    ];
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  switch (status) {
    case 400:
    case 415:
      return [{ code: 'input.invalid', clause: null, issues: [{ path: '', message: 'Запрос не удалось прочитать' }] }];
    case 401:
      return [{ code: 'access.signed-out', clause: null }];
    case 403:
      return [{ code: 'access.denied', clause: null }];
    case 404:
      return [{ code: 'not-found', clause: null }];
    case 413:
      return [tooLarge(request)];
    default:
      return null;
  }
}

/** What the route takes at most: of a file by its contract, of anything else by what the server reads for it. */
function tooLarge({ routeOptions, headers }: FastifyRequest): Refusal {
  const { bodyLimit, config } = routeOptions;
  if (headers['content-type']?.startsWith('application/octet-stream'))
    return { code: 'input.too-large', clause: null, maxBytes: config.uploadBytes ?? bodyLimit };
  return { code: 'input.too-large', clause: null, maxBytes: bodyLimit, reason: 'request' };
}
