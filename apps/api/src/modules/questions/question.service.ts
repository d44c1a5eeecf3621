import { Injectable } from '@nestjs/common';
import type { getQuestion, InputOf, listQuestions, OutputOf, Question, withdrawQuestion } from '@itog/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found } from '../../platform/refused.ts';
import { PublicationService } from './publication.service.ts';
import { questionLine, questionView } from './question-facts.ts';
import { QuestionRepository, type QuestionRow } from './question.repository.ts';

/** The bank of a program, as its authors see it. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly questions: QuestionRepository,
    private readonly publication: PublicationService,
  ) {}

  async list({ params, query }: InputOf<typeof listQuestions>): Promise<OutputOf<typeof listQuestions>> {
    const tx = this.db.manager;
    found((await this.questions.hasProgram(tx, params.programId)) || null);
    const bank = await this.questions.selectBank(tx, params.programId);
    const text = query.search?.toLowerCase() ?? '';
    const listed = bank.filter(
      ({ topicId, status, name, plainText }) =>
        (query.topicId === undefined || topicId === query.topicId) &&
        (query.status === undefined || status === query.status) &&
        `${name}\n${plainText}`.toLowerCase().includes(text),
    );
    return {
      topics: topicsOf(bank),
      questions: listed.map(questionLine),
      publishRefusals: await this.publication.refusals(tx, params.programId, bank),
    };
  }

  get({ params }: InputOf<typeof getQuestion>): Promise<Question> {
    return this.read(this.db.manager, params.questionId);
  }

  private async read(tx: EntityManager, questionId: string): Promise<Question> {
    const question = found(await this.questions.selectOptionalQuestion(tx, questionId));
    return questionView(question, await this.questions.selectVersions(tx, questionId));
  }

  /** Takes a question out of future papers; papers that somebody has started keep it. */
  withdraw(actorId: string, { params }: InputOf<typeof withdrawQuestion>): Promise<Question> {
    const { questionId } = params;
    return this.db.transaction(async (tx) => {
      const programId = found(await this.questions.lockBankOf(tx, questionId));
      const question = found(await this.questions.selectOptionalQuestion(tx, questionId));
      await this.publication.refuseWithdrawal(tx, question);
      if (await this.questions.withdraw(tx, questionId)) {
        if (question.isPublished) await this.publication.drawAnew(tx, programId);
        const facts = { programId, name: question.name };
        await this.audit.record(tx, { actorId, action: 'questions.withdraw', subjectId: questionId, facts });
      }
      return this.read(tx, questionId);
    });
  }
}

/** The topics that have a question, in the order of titles. */
function topicsOf(bank: readonly QuestionRow[]): OutputOf<typeof listQuestions>['topics'] {
  const groups = Map.groupBy(bank, ({ topicId }) => topicId);
  const topics = [...groups].flatMap(([id, questions]) => {
    const title = questions[0]?.topic;
    const published = questions.filter(({ isPublished }) => isPublished).length;
    const draft = questions.filter(({ status }) => status === 'draft').length;
    return id === null || !title ? [] : [{ id, title, published, draft }];
  });
  return topics.sort((a, b) => a.title.localeCompare(b.title, 'ru'));
}
