import { UserEntity } from '../../modules/identity/user.entity.ts';

/** Every table that is read and written through TypeORM. */
export const ENTITIES = [UserEntity];
