import { UserEntity } from '../../modules/identity/user.entity.ts';
import { EditionEntity, InquiryEntity, OrganisationEntity } from '../../modules/organisation/organisation.entity.ts';

/** Every table that is read and written through TypeORM. */
export const ENTITIES = [UserEntity, OrganisationEntity, EditionEntity, InquiryEntity];
