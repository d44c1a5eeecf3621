import { defaultBlank, defaultDesign, type BlankField, type BlankLayout, type DocumentDesign } from '@itog/domain';
import { calibrationSheet } from '../registry/calibration.ts';
import { certificate } from '../registry/certificate.ts';
import { diploma } from '../registry/diploma.ts';
import { sampleCertificate, sampleDiploma } from '../registry/sample.ts';
import type { SampleSubject } from '../registry/sample.ts';
import { blankFacts } from './facts.ts';
import { setFields } from './setting.ts';
import { blankMisfits, blankMissingGlyphs, triedSheets } from './trial.ts';

const name = (family: string) => ({ family, given: 'Анна', patronymic: 'Олеговна' });
const subject: SampleSubject = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  learner: name('Примерова'),
  program: 'Охрана труда',
  head: name('Главная'),
  secretary: name('Тайная'),
  chair: name('Передовая'),
  modules: [],
  publicUrl: 'https://itog.example',
};
const field = (text: string, more: Partial<BlankField> = {}): BlankField => ({
  text,
  left: 20,
  line: 30,
  width: 60,
  points: 12,
  align: 'left',
  bold: false,
  lines: 1,
  step: 7,
  ...more,
});
const set = (fields: readonly BlankField[], facts: Record<string, string>, rows: Record<string, string>[] = []) =>
  setFields({ fields }, facts, rows).map(({ points, lines, misfit, step }) => ({ points, lines, misfit, step }));
const one = (text: string, more: Partial<BlankField> = {}) => set([field('{имя}', more)], { имя: text })[0];

describe('3.13 words in a field of a blank', () => {
  it('keep their size while they fit, and are set smaller when they do not', () => {
    expect(one('Анна')).toMatchObject({ points: 12, lines: ['Анна'], misfit: null });
    const long = one('Константинопольский Александр');
    expect(long?.lines).toEqual(['Константинопольский Александр']);
    expect(long?.points).toBeLessThan(12);
    expect(long?.points).toBeGreaterThanOrEqual(8);
    expect(one('Константинопольский Александр', { lines: 2 })).toMatchObject({
      points: 12,
      lines: ['Константинопольский', 'Александр'],
    });
  });

  it('that need less than the smallest size are told, and are never cut', () => {
    const words = 'Безопасные методы и приёмы выполнения работ повышенной опасности';
    const told = one(words);
    expect(told?.misfit).toBe(words.slice(0, 60));
    expect(told?.points).toBeLessThan(8);
    expect(told?.lines.join(' ')).toBe(words);
    expect(one(words, { lines: 2 })?.misfit).toBeNull();
    expect(one('Щ'.repeat(300))?.lines).toEqual(['Щ'.repeat(300)]);
    expect(one('Анна', { points: 6 })).toMatchObject({ points: 6, misfit: null });
  });

  it('of an empty fact print nothing, not even their quotation marks', () => {
    expect(set([field('«{имя}»'), field('сл. {имя}'), field('просто')], { имя: '' }).map(({ lines }) => lines)).toEqual(
      [[], [], ['просто']],
    );
  });

  it('of a curriculum share their lines: a long discipline moves every column down', () => {
    const column = { lines: 5, step: 6 };
    const columns = [field('{дисциплина}', { ...column, width: 40 }), field('{оценка}', { ...column, left: 90 })];
    const rows = [
      { дисциплина: 'Правовые основы деятельности', оценка: 'отлично' },
      { дисциплина: 'Практика', оценка: 'хорошо' },
    ];
    expect(set(columns, {}, rows)).toEqual([
      { points: 12, lines: ['Правовые основы', 'деятельности', 'Практика'], misfit: null, step: 6 },
      { points: 12, lines: ['отлично', '', 'хорошо'], misfit: null, step: 6 },
    ]);
  });

  it('of a curriculum longer than its blank are told, and stay within its lines', () => {
    const columns = [field('{дисциплина}', { lines: 4, step: 6 }), field('{оценка}', { lines: 4, step: 6, left: 90 })];
    const rows = Array.from({ length: 8 }, (_, index) => ({ дисциплина: `Дисциплина ${index}`, оценка: 'хорошо' }));
    const [titles, marks] = set(columns, {}, rows);
    expect(titles).toMatchObject({ misfit: 'Дисциплина 0', step: 3 });
    expect([titles?.lines.length, marks?.lines.length]).toEqual([8, 8]);
  });
});

describe('3.13 a document over a bought blank', () => {
  const over = (
    kind: 'certificate' | 'diploma',
    blank: BlankLayout,
    more: Partial<DocumentDesign> = {},
  ): DocumentDesign => ({
    ...defaultDesign(kind),
    mode: 'layout',
    blank,
    ...more,
  });
  const own = defaultBlank('certificate');

  it('prints its fields alone, each on its line, moved by the offset', () => {
    const blank = { ...own, title: { ...own.title, fields: [field('{слушатель}', { left: 50, line: 80, step: 8 })] } };
    const { body, page } = certificate(
      sampleCertificate(subject),
      over('certificate', blank, { offsetMm: { x: 2, y: -1.5 } }),
    );
    expect(page).toEqual({ format: 'A4', landscape: true, margin: '0', numbered: false, footer: null });
    // 12 points are 4.233 mm: the strut goes from the box's edge to the line.
    expect(body).toContain(
      'left: 52mm; top: 66.267mm; width: 60mm; --above: 12.233mm; font: 400 12pt/8mm var(--serif)',
    );
    expect(body.match(/<p /gu)).toHaveLength(1);
    expect(body).toContain('Примерова Анна Олеговна</p>');
    expect(body).not.toMatch(/УДОСТОВЕРЕНИЕ|class="qr"/u);
  });

  it('has the code where it is asked for, and the word of a duplicate in a duplicate alone', () => {
    const printed = (duplicateMark: boolean) =>
      certificate({ ...sampleCertificate(subject), duplicateMark }, over('certificate', own)).body;
    expect(printed(false)).toContain('class="qr"');
    expect(printed(false)).not.toContain('ДУБЛИКАТ');
    expect(printed(true)).toContain('ДУБЛИКАТ');
  });

  it('of a diploma has its supplement on a blank of its own, moved by itself', () => {
    const blank = defaultBlank('diploma');
    const design = over('diploma', blank, { supplementOffsetMm: { x: 3, y: 0 } });
    const { body, following = [] } = diploma(sampleDiploma(subject), design);
    expect(body).toContain('«Специалист в области профессиональной<br>деятельности»');
    expect(following).toHaveLength(1);
    expect(following[0]?.page).toMatchObject({ format: 'A4', landscape: false });
    expect(following[0]?.body).toContain('left: 30mm');
    expect(following[0]?.body).toContain('Практикум');
  });

  it('prints what people have written as text', () => {
    const blank = { ...own, title: { ...own.title, fields: [field('{слушатель}', { width: 200 })] } };
    const wild = { ...sampleCertificate(subject), learner: name('<img src=x>') };
    expect(certificate(wild, over('certificate', blank)).body).toContain('&lt;img src=x&gt;');
  });

  it('knows the parts of a day, and who signs as what', () => {
    expect(blankFacts(sampleDiploma(subject), '')).toMatchObject({
      'день выдачи': '28',
      'месяц выдачи': 'февраля',
      'год выдачи': '2026',
      'начало обучения': '22\u00a0сентября 2025\u00a0г.',
      председатель: 'А.\u00a0О.\u00a0Передовая',
      руководитель: 'А.\u00a0О.\u00a0Главная',
      секретарь: 'А.\u00a0О.\u00a0Тайная',
      'тема работы': expect.stringMatching(/^«Правовые/u),
      'оценка за экзамен': '',
    });
  });
});

describe('3.13 a layout as it is tried', () => {
  const own = defaultBlank('certificate');
  const blank = { ...own, title: { ...own.title, fields: [field('{программа}', { width: 30 }), field('{город} 漢')] } };

  it('names the field that is too small, and the character that no font has', () => {
    const program = 'Безопасные методы и приёмы выполнения работ';
    expect(blankMisfits('certificate', { ...subject, program }, blank)).toEqual([
      { part: 'title', at: 0, field: '{программа}', found: program },
    ]);
    expect(blankMissingGlyphs(blank)).toEqual([{ part: 'title', at: 1, field: '{город} 漢', character: '漢' }]);
  });

  it.each(['certificate', 'diploma'] as const)('as it is to begin with, holds a %s', (kind) => {
    expect(blankMisfits(kind, subject, defaultBlank(kind))).toEqual([]);
    const many = Array.from({ length: 21 }, (_, index) => ({ title: `Дисциплина ${index}`, hours: 10 }));
    const misfits = blankMisfits(kind, { ...subject, modules: many }, defaultBlank(kind));
    expect(misfits.map((misfit) => misfit.field)).toEqual(kind === 'diploma' ? ['{дисциплина}'] : []);
  });

  it('shows the longest mark, and a duplicate', () => {
    const words = triedSheets('diploma', subject, defaultBlank('diploma')).flatMap(({ set: fields }) =>
      fields.flatMap(({ lines }) => lines),
    );
    expect(words).toEqual(expect.arrayContaining(['ДУБЛИКАТ', 'удовлетворительно']));
  });
});

describe('3.13 the calibration sheet of a blank', () => {
  it('has the frames, the lines and the names of every field at the offset', () => {
    const sheet = { ...defaultBlank('certificate').title, fields: [field('{город}', { lines: 2 })] };
    const { body, page } = calibrationSheet({ sheet, offset: { x: 1, y: 2 }, name: 'Лист' });
    expect(page).toMatchObject({ format: 'A4', landscape: true });
    expect(body).toContain('left: 1mm; top: 2mm');
    expect(body).toContain('class="stand" d="M20 30H80M20 37H80"');
    expect(body).toContain('{город}</text>');
    expect(body).toContain('class="cross"');
  });
});
