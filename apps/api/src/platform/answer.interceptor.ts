import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Route } from '@itog/contracts';
import { map, type Observable } from 'rxjs';
import { ROUTE } from './serve.ts';

/** Lets out only what the route's contract names: a column added to a query never reaches a stranger by itself. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    const shape = route?.response;
    return shape ? next.handle().pipe(map((value) => shape.parse(value))) : next.handle();
  }
}
