import { Column, CreateDateColumn, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The one organisation of this installation. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('integer')
  id!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'short_name' })
  shortName!: string;

  @Column('text')
  city!: string;

  @Column('text', { nullable: true })
  address!: string | null;

  /** IANA name: days and deadlines are counted in it. */
  @Column('text')
  zone!: string;
}

/** An edition of the Regulation; never edited once published. */
@Entity('regulation_edition')
export class EditionEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('date', { name: 'effective_from' })
  effectiveFrom!: string;

  @Column('text')
  markdown!: string;

  @Column('text')
  sha256!: string;
}

/** A question about the Regulation from outside (1.12). */
@Entity('inquiry')
export class InquiryEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @CreateDateColumn({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text')
  question!: string;

  @Column('text', { nullable: true })
  answer!: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy!: string | null;
}
