import { Injectable } from '@nestjs/common';
import { documentDesign, type DesignSubject, type DesignVersion } from '@itog/contracts';
import type { DesignKind, DocumentDesign, PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Row = { readonly id: string; readonly version: number; readonly design: object };
export type SavedDesign = { readonly id: string; readonly version: number; readonly design: DocumentDesign };

const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const length = (user: string) =>
  `char_length(concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic))`;

/** The longest name that plays this part; before there is one, of anybody. */
const longest = (where: string) =>
  `(SELECT ${name('u')} FROM app_user u ORDER BY (${where}) DESC, ${length('u')} DESC, u.id LIMIT 1)`;
const seated = (role: string) => `EXISTS (SELECT FROM commission_seat s WHERE s.user_id = u.id AND s.role = '${role}')`;

/** The curriculum with the most to print; retraining alone has a supplement. */
const CURRICULUM = `coalesce((SELECT json_agg(json_build_object('title', m.title, 'hours', m.hours) ORDER BY m.position)
  FROM program_module m GROUP BY m.program_id
  ORDER BY (SELECT p.kind = 'retraining' FROM program p WHERE p.id = m.program_id) DESC, count(*) DESC, sum(char_length(m.title)) DESC, m.program_id
  LIMIT 1), '[]'::json)`;

/** A version that was saved before there were layouts has none. */
const read = ({ id, version, design }: Row): SavedDesign => ({ id, version, design: documentDesign.parse(design) });

/** Versions of the designs, and the longest facts to try them with. */
@Injectable()
export class DesignRepository {
  async selectOptionalNewest(tx: EntityManager, kind: DesignKind): Promise<SavedDesign | null> {
    const [newest] = await rows<Row>(
      tx,
      `SELECT id, version, design FROM document_design WHERE kind = $1 ORDER BY version DESC LIMIT 1`,
      [kind],
    );
    return newest ? read(newest) : null;
  }

  async selectOptionalVersion(tx: EntityManager, kind: DesignKind, version: number): Promise<SavedDesign | null> {
    const [saved] = await rows<Row>(
      tx,
      `SELECT id, version, design FROM document_design WHERE kind = $1 AND version = $2`,
      [kind, version],
    );
    return saved ? read(saved) : null;
  }

  async selectOptional(tx: EntityManager, id: string): Promise<SavedDesign | null> {
    const [saved] = await rows<Row>(tx, `SELECT id, version, design FROM document_design WHERE id = $1`, [id]);
    return saved ? read(saved) : null;
  }

  /** The newest first, down to the form's own design, which is version 0. */
  selectVersions(tx: EntityManager, kind: DesignKind): Promise<DesignVersion[]> {
    return rows<DesignVersion>(
      tx,
      `SELECT v.version, v.saved_at AS "savedAt", nullif(concat_ws(' ', u.last_name, u.first_name, u.patronymic), '') AS "savedBy",
              coalesce(printed.documents, 0) AS documents
       FROM (SELECT id, version, saved_at, saved_by FROM document_design WHERE kind = $1
             UNION ALL SELECT NULL, 0, NULL, NULL) v
       LEFT JOIN app_user u ON u.id = v.saved_by
       LEFT JOIN (SELECT design_version_id AS id, count(*)::int AS documents FROM issued_document WHERE kind = $1 GROUP BY 1) printed
         ON printed.id IS NOT DISTINCT FROM v.id
       ORDER BY v.version DESC`,
      [kind],
    );
  }

  /** Gives false when somebody else has saved this version. */
  async insert(
    tx: EntityManager,
    { kind, version, design, savedBy }: { kind: DesignKind; version: number; design: DocumentDesign; savedBy: string },
  ): Promise<boolean> {
    const inserted = await rows(
      tx,
      `INSERT INTO document_design (kind, version, design, saved_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (kind, version) DO NOTHING RETURNING id`,
      [kind, version, JSON.stringify(design), savedBy],
    );
    return inserted.length > 0;
  }

  /** The longest that the database has of everything that a form prints. */
  async selectLongest(tx: EntityManager): Promise<Omit<DesignSubject, 'publicUrl'> | null> {
    type Longest = Omit<DesignSubject, 'publicUrl' | 'program'> & { readonly program: string | null };
    const [row] = await rows<Longest>(
      tx,
      `SELECT json_build_object('name', o.name, 'city', o.city) AS organisation,
              (SELECT p.title FROM program p ORDER BY char_length(p.title) DESC, p.id LIMIT 1) AS program,
              ${CURRICULUM} AS modules,
              ${longest(`'learner' = ANY (u.roles)`)} AS learner, ${longest(`'director' = ANY (u.roles)`)} AS head,
              ${longest(seated('secretary'))} AS secretary, ${longest(seated('chair'))} AS chair
       FROM organisation o`,
    );
    return row ? { ...row, program: row.program ?? 'Программа' } : null;
  }
}

/** Longer than any that is likely to come. */
export const INVENTED: { readonly name: PersonName; readonly program: string } = {
  name: {
    lastName: 'Константинопольская-Преображенская',
    firstName: 'Александра-Шарлотта',
    patronymic: 'Вячеславовна-Максимилиановна',
  },
  program:
    'Безопасные методы и приёмы выполнения работ повышенной опасности на объектах нефтегазохимического комплекса, включая работы на высоте, в ограниченных и замкнутых пространствах, огневые и газоопасные работы',
};
