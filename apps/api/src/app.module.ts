import { Module } from '@nestjs/common';
import { HealthModule } from './platform/health.module.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { IdentityModule } from './modules/identity/identity.module.ts';
import { OrganisationModule } from './modules/organisation/organisation.module.ts';

/** The rooms, upstream first: a room may call those above it. */
export const ROOMS = [IdentityModule, OrganisationModule];

@Module({ imports: [PlatformModule, HealthModule, ...ROOMS] })
export class AppModule {}
