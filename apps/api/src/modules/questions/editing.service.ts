import { Injectable } from '@nestjs/common';
import type { createQuestion, InputOf, Question, reviseQuestion } from '@itog/contracts';
import { cleanQuestion, noteText, plainText, questionFingerprint, type Place } from '@itog/question-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused } from '../../platform/refused.ts';
import { QuestionFiles } from './question-files.service.ts';
import { picturesIn, questionView } from './question-facts.ts';
import { QuestionRepository } from './question.repository.ts';
import { VersionRepository, type NewVersion } from './version.repository.ts';

type Fields = InputOf<typeof createQuestion>['body'];

/** Questions as their authors write them: nothing is edited in place, each change is a version more. */
@Injectable()
export class EditingService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly files: QuestionFiles,
    private readonly questions: QuestionRepository,
    private readonly versions: VersionRepository,
  ) {}

  async create(actorId: string, { params, body }: InputOf<typeof createQuestion>): Promise<Question> {
    const { programId } = params;
    const version = await this.cleanVersion(programId, body);
    return this.db.transaction(async (tx) => {
      found((await this.questions.lockBank(tx, programId)) || null);
      const [id = ''] = await this.versions.insertQuestions(tx, programId, actorId, [version]);
      await this.audit.record(tx, { actorId, action: 'questions.create', subjectId: id, facts: { programId } });
      return this.read(tx, id);
    });
  }

  /** Refuses when somebody has made a version since the author began. */
  async revise(actorId: string, { params, body }: InputOf<typeof reviseQuestion>): Promise<Question> {
    const { questionId } = params;
    const { programId } = found(await this.questions.selectOptionalQuestion(this.db.manager, questionId));
    const revision = await this.cleanVersion(programId, body);
    return this.db.transaction(async (tx) => {
      await this.questions.lockBank(tx, programId);
      const [newest] = await this.questions.selectVersions(tx, questionId);
      if (newest?.version !== body.version) throw new Refused([{ code: 'version.stale', clause: null }]);
      const version = body.version + 1;
      await this.versions.insertRevision(tx, programId, actorId, { ...revision, questionId, version });
      await this.audit.record(tx, { actorId, action: 'questions.revise', subjectId: questionId, facts: { version } });
      return this.read(tx, questionId);
    });
  }

  private async cleanVersion(programId: string, { name, topic, ...authored }: Fields): Promise<NewVersion> {
    const known = await this.questions.selectPictures(this.db.manager, programId);
    const { html, options, explanationHtml, pictures, refusals } = cleanQuestion(authored, known);
    const issues = refusals.map(({ place, note }) => ({ path: pathOf(place), message: noteText(note) }));
    if (issues.length > 0) throw new Refused([{ code: 'input.invalid', clause: null, issues }]);
    await this.files.keep(pictures);
    return {
      name,
      topic,
      html,
      plainText: plainText(html),
      explanationHtml,
      options,
      pictures: picturesIn([html, explanationHtml ?? '', ...options.map((option) => option.html)]),
      fingerprint: questionFingerprint(html, options),
    };
  }

  private async read(tx: EntityManager, questionId: string): Promise<Question> {
    const question = found(await this.questions.selectOptionalQuestion(tx, questionId));
    return questionView(question, await this.questions.selectVersions(tx, questionId));
  }
}

/** Where in the request a text stands. */
function pathOf(place: Place): string {
  if (place === 'text') return 'html';
  if (place === 'explanation') return 'explanationHtml';
  return `options.${Number(place.slice('option-'.length)) - 1}.html`;
}
