import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type {
  calibrateDesign,
  CurrentDesign,
  DesignSubject,
  getDesignVersion,
  InputOf,
  OutputOf,
  proofDesign,
  Refusal,
  saveDesign,
} from '@itog/contracts';
import { missingGlyph, sampleForm, type SampleSubject } from '@itog/documents';
import {
  blankRefusals,
  defaultDesign,
  designRefusals,
  DESIGN_TEXTS,
  fullName,
  isLayoutKind,
  OFFSET_MM,
  type DesignKind,
  type DocumentDesign,
  type PersonName,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { download } from '../../platform/download.ts';
import { Proofs } from '../../platform/proofs.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { blankGlyphRefusals, blankMisfitRefusals, calibrationOf, withLayout } from './blank-trial.ts';
import { DesignPictures } from './design-pictures.service.ts';
import { DesignRepository, INVENTED } from './design.repository.ts';

/** Forms as an administrator edits them: tried with the longest facts by the printer itself before they are kept. */
@Injectable()
export class DesignEditing {
  constructor(
    private readonly db: DataSource,
    private readonly designs: DesignRepository,
    private readonly pictures: DesignPictures,
    private readonly proofs: Proofs,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(kind: DesignKind): Promise<CurrentDesign> {
    const tx = this.db.manager;
    const newest = await this.designs.selectOptionalNewest(tx, kind);
    const versions = await this.designs.selectVersions(tx, kind);
    const subjects = await this.subjects(tx);
    return { kind, version: newest?.version ?? 0, design: newest?.design ?? defaultDesign(kind), versions, subjects };
  }

  async version({ params }: InputOf<typeof getDesignVersion>): Promise<OutputOf<typeof getDesignVersion>> {
    const { kind, version } = params;
    if (version === 0) return { design: defaultDesign(kind) };
    const { design } = found(await this.designs.selectOptionalVersion(this.db.manager, kind, version));
    return { design };
  }

  /** A new version, once it has been printed with the longest facts and nothing fell off the sheet. */
  async save(actorId: string, { params: { kind }, body }: InputOf<typeof saveDesign>): Promise<CurrentDesign> {
    const { version } = body;
    const design = withLayout(kind, body.design);
    refuseIf(wordsRefusals(kind, design));
    await this.pictures.refuseUnknown(this.db.manager, design);
    refuseIf(await this.layoutRefusals(kind, design));
    await this.db.transaction(async (tx) => {
      const stale: Refusal = { code: 'version.stale', clause: null };
      const newest = (await this.designs.selectOptionalNewest(tx, kind))?.version ?? 0;
      if (newest !== version) throw new Refused([stale]);
      if (!(await this.designs.insert(tx, { kind, version: version + 1, design, savedBy: actorId })))
        throw new Refused([stale]);
      const facts = { version: version + 1 };
      await this.audit.record(tx, { actorId, action: 'designs.save', subjectId: kind, facts });
    });
    return this.get(kind);
  }

  /** A sample as the printer prints it. */
  async proof({ params: { kind }, body }: InputOf<typeof proofDesign>): Promise<StreamableFile> {
    const wanted = withLayout(kind, body.design);
    refuseIf(wordsRefusals(kind, wanted));
    const design = await this.printable(wanted);
    const subject = printed((await this.subjects(this.db.manager))[body.subject]);
    const [layout] = await this.proofs.layOut([sampleForm(kind, subject, design)]);
    return download(found(layout).pdf, 'Образец.pdf', 'application/pdf');
  }

  async calibration({ params: { kind }, body }: InputOf<typeof calibrateDesign>): Promise<StreamableFile> {
    const { min, max } = OFFSET_MM;
    const { x, y } = body.offsetMm;
    if (![x, y].every((move) => move >= min && move <= max))
      throw new Refused([{ code: 'design.offset', clause: null, min, max }]);
    if (body.blank && isLayoutKind(kind)) refuseIf(blankRefusals(kind, body.blank));
    const [layout] = await this.proofs.layOut([calibrationOf(kind, body)]);
    return download(found(layout).pdf, 'Калибровочный лист.pdf', 'application/pdf');
  }

  /** What does not fit for the people with the longest names; a form may take no more sheets than by its own design. */
  private async layoutRefusals(kind: DesignKind, kept: DocumentDesign): Promise<Refusal[]> {
    const design = await this.printable(kept);
    const known = await this.subjects(this.db.manager);
    // A blank has the room that it has: nobody invented may stand in its way.
    if (design.mode === 'layout') return blankMisfitRefusals(kind, printed(known.longest), design);
    const subjects = Object.values(known).map(printed);
    const refusals: Refusal[] = [];
    for (const subject of subjects) {
      const forms = [design, defaultDesign(kind)].map((each) => sampleForm(kind, subject, each));
      const [wanted, own] = await this.proofs.layOut(forms);
      const learner = fullName(nameOf(subject.learner));
      const misfit = wanted?.misfits.find((words) => !own?.misfits.includes(words));
      if (misfit) refusals.push({ code: 'design.overflow', clause: null, learner, found: misfit });
      else if ((wanted?.sheets ?? 0) > (own?.sheets ?? 0))
        refusals.push({ code: 'design.more-sheets', clause: null, learner });
    }
    return refusals;
  }

  private printable(design: DocumentDesign): Promise<DocumentDesign> {
    return this.pictures.within(this.db.manager, design);
  }

  private async subjects(tx: EntityManager): Promise<CurrentDesign['subjects']> {
    const longest = { ...found(await this.designs.selectLongest(tx)), publicUrl: this.config.PUBLIC_URL };
    return { longest, invented: { ...longest, learner: INVENTED.name, program: INVENTED.program } };
  }
}

/** What is wrong with the words themselves, and the signs that no font of the printer has. */
function wordsRefusals(kind: DesignKind, design: DocumentDesign): Refusal[] {
  const glyphs = DESIGN_TEXTS[kind].flatMap(({ key }): Refusal[] => {
    const character = missingGlyph(design.texts[key] ?? '');
    return character === null ? [] : [{ code: 'design.missing-glyph', clause: null, text: key, character }];
  });
  return [...designRefusals(kind, design), ...glyphs, ...blankGlyphRefusals(design)];
}

function printed({ learner, head, secretary, chair, ...rest }: DesignSubject): SampleSubject {
  const of = ({ lastName, firstName, patronymic }: PersonName) => ({ family: lastName, given: firstName, patronymic });
  return { ...rest, learner: of(learner), head: of(head), secretary: of(secretary), chair: of(chair) };
}

const nameOf = ({ family, given, patronymic }: SampleSubject['learner']): PersonName => ({
  lastName: family,
  firstName: given,
  patronymic,
});
