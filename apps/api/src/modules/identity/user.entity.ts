import type { Role } from '@itog/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person who can sign in: staff and learners alike. */
@Entity('app_user')
export class UserEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  login!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  /** Holds a one-time password from an access slip. */
  @Column('boolean', { name: 'must_change_password', default: false })
  mustChangePassword!: boolean;

  @Column('text', { name: 'last_name' })
  lastName!: string;

  @Column('text', { name: 'first_name' })
  firstName!: string;

  @Column('text', { nullable: true })
  patronymic!: string | null;

  @Column('text', { nullable: true })
  post!: string | null;

  /** Organisation of an outside specialist (2.6); null for own staff. */
  @Column('text', { name: 'outside_organisation', nullable: true })
  outsideOrganisation!: string | null;

  /** Academic degree and title. */
  @Column('text', { nullable: true })
  degree!: string | null;

  @Column('text', { array: true })
  roles!: Role[];

  @Column('boolean', { default: true })
  active!: boolean;

  /** Grows when all sign-ins of the person are ended. */
  @Column('integer', { name: 'sign_in_version', default: 1 })
  signInVersion!: number;

  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true })
  lastSignInAt!: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
