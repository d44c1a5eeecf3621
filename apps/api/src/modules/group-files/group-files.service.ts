import { Injectable } from '@nestjs/common';
import type { Group, GroupFile } from '@itog/contracts';
import { admissionSheet, groupFile, hours, type PrintedForm } from '@itog/documents';
import { dayOf, type PersonName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found } from '../../platform/refused.ts';
import { GroupService } from '../enrolments/group.service.ts';
import { DueDocumentsService } from '../protocols/due-documents.service.ts';
import { FormerDocuments, type Formerly } from '../reissues/former-documents.service.ts';
import { contentsOf } from './contents.ts';
import { GroupFileRepository, type GroupCover } from './group-file.repository.ts';

/** One paper of the file: a form made of it now, or a paper that another room keeps. */
export type GroupPaper =
  | { readonly kind: 'form'; readonly form: PrintedForm }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'result-sheet'; readonly sessionId: string }
  | { readonly kind: 'protocol'; readonly protocolId: string }
  | { readonly kind: 'registry-book'; readonly of: { readonly groupId: string } };

type FormerNames = ReadonlyMap<string, Formerly>;

const PROGRAM_KINDS = {
  'professional-development': 'повышения квалификации',
  retraining: 'профессиональной переподготовки',
} as const;

/** A group's papers together, from its enrolment to its documents. */
@Injectable()
export class GroupFiles {
  constructor(
    private readonly db: DataSource,
    private readonly groups: GroupService,
    private readonly repository: GroupFileRepository,
    private readonly dueDocuments: DueDocumentsService,
    private readonly formers: FormerDocuments,
  ) {}

  async contents(groupId: string): Promise<GroupFile> {
    return (await this.read(this.db.manager, groupId)).file;
  }

  /** Everything that is there, the cover first; drafts and what is missing stand in the cover only. */
  async papers(groupId: string): Promise<{ title: string; papers: GroupPaper[] }> {
    const { cover, group, file } = await this.read(this.db.manager, groupId);
    const ids = cover.learners.map(({ enrolmentId }) => enrolmentId);
    const formerNames = await this.formers.formerNames(this.db.manager, ids);
    const first = groupFileForm(cover, file, formerNames);
    return {
      title: first.title,
      papers: [
        { kind: 'form', form: first },
        ...file.parts.flatMap(({ kind, state, id }): GroupPaper[] => {
          if (kind === 'admission-sheet' && group.enrolments.length > 0)
            return [{ kind: 'form', form: admissionForm(cover, group, formerNames) }];
          if (kind === 'registry-extract' && state === 'ready') return [{ kind: 'registry-book', of: { groupId } }];
          if (state !== 'ready' || id === null) return [];
          if (kind === 'protocol') return [{ kind, protocolId: id }];
          if (kind === 'result-sheet') return [{ kind, sessionId: id }];
          return [{ kind: 'order', orderId: id }];
        }),
      ],
    };
  }

  private async read(tx: EntityManager, groupId: string) {
    const cover = found(await this.repository.selectOptionalCover(tx, groupId));
    const group = await this.groups.get({ params: { groupId }, query: undefined, body: undefined });
    const [orders, sessions, protocols] = await Promise.all([
      this.repository.selectOrders(tx, groupId),
      this.repository.selectSessions(tx, groupId),
      this.repository.selectProtocols(tx, groupId),
    ]);
    const due = await this.dueDocuments.of(
      tx,
      protocols.map(({ id }) => id),
    );
    const { byOrder, unordered } = await this.dueDocuments.ofNobodyCame(tx, [groupId]);
    const everyDue = [...due.values(), ...byOrder.values(), ...unordered.values()];
    const parts = contentsOf({
      nobodyCame: everyDue.length > due.size,
      orders,
      sessions,
      protocols,
      learners: group.enrolments.length,
      notAdmitted: group.enrolments.filter(({ refusals }) => refusals.length > 0).length,
      documents: cover.learners.reduce((sum, { documents }) => sum + documents.length, 0),
      documentsDue: everyDue.reduce(
        (sum, { due, withheld, waiting, held }) => sum + due.length + withheld.length + waiting.length + held.length,
        0,
      ),
    });
    return { cover, group, file: { parts } };
  }
}

const TITLES: Record<GroupFile['parts'][number]['kind'], string> = {
  'enrolment-order': 'Приказ о зачислении',
  'commission-order': 'Приказ о составе аттестационной комиссии',
  'admission-sheet': 'Ведомость допуска к итоговой аттестации',
  'result-sheet': 'Ведомость итоговой аттестации',
  protocol: 'Протокол аттестационной комиссии',
  'completion-order': 'Приказ о завершении обучения и отчислении',
  documents: 'Документы о квалификации и справки',
  'registry-extract': 'Выписка из книги регистрации',
};
const NOTES = { ready: 'в деле', unsigned: 'не подписан', missing: 'отсутствует' } as const;

function groupFileForm(cover: GroupCover, { parts }: GroupFile, formerNames: FormerNames): PrintedForm {
  return groupFile({
    organisation: cover.organisation,
    group: cover.group,
    programKind: PROGRAM_KINDS[cover.programKind],
    program: cover.program,
    volume: hours(cover.hours),
    period: { from: cover.startsOn, to: cover.endsOn },
    customer: cover.customer,
    learners: cover.learners.map(({ enrolmentId, name, documents }) => ({
      name: printed(name),
      formerly: former(formerNames.get(enrolmentId)),
      documents,
    })),
    contents: parts.map(({ kind, number, state, lacking }) => ({
      title: number === null ? TITLES[kind] : `${TITLES[kind]} №\u00a0${number}`,
      note: noteOf(kind, state, lacking),
    })),
    madeOn: cover.today,
  });
}

function noteOf(kind: GroupFile['parts'][number]['kind'], state: keyof typeof NOTES, lacking: number): string {
  if (kind === 'documents') return state === 'ready' ? 'выданы' : lacking > 0 ? `не выданы: ${lacking}` : 'не выданы';
  if (kind === 'admission-sheet' && lacking > 0) return `не допущены: ${lacking}`;
  if (kind === 'protocol' && lacking > 0) return `без протокола результатов: ${lacking}`;
  return NOTES[state];
}

function admissionForm(cover: GroupCover, group: Group, formerNames: FormerNames): PrintedForm {
  return admissionSheet({
    organisation: cover.organisation,
    program: cover.program,
    group: cover.group,
    period: { from: cover.startsOn, to: cover.endsOn },
    rows: group.enrolments.map(({ id, learner, tuitionPaid, modulesDone, acknowledgedAt, refusals, override }) => ({
      learner: printed(learner.name),
      formerly: former(formerNames.get(id)),
      tuitionPaid,
      modules: { done: modulesDone.length, all: group.modules.length },
      acknowledgedOn: acknowledgedAt === null ? null : dayOf(acknowledgedAt, cover.zone),
      admitted: refusals.length === 0,
      override: override?.reason ?? null,
    })),
    signatories: cover.director ? [{ role: 'Руководитель', name: printed(cover.director) }] : [],
  });
}

const former = (formerly: Formerly | undefined) => (formerly ? { ...formerly, name: printed(formerly.name) } : null);

const printed = ({ lastName, firstName, patronymic }: PersonName) => ({
  family: lastName,
  given: firstName,
  patronymic,
});
