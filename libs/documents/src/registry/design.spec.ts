import { defaultDesign, DESIGN_KINDS, type DesignKind, type DocumentDesign } from '@itog/domain';
import { bundle } from '../print/page.ts';
import { calibrationSheet } from './calibration.ts';
import { designText } from './design.ts';
import { sampleForm } from './sample.ts';
import type { SampleSubject } from './sample.ts';

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
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const OTHER = 'data:image/jpeg;base64,/9j/4AAQ';

const design = (kind: DesignKind, more: Partial<DocumentDesign> = {}): DocumentDesign => {
  const own = defaultDesign(kind);
  return { ...own, ...more, texts: { ...own.texts, ...more.texts } };
};
const sample = (kind: DesignKind, more: Partial<DocumentDesign> = {}) => sampleForm(kind, subject, design(kind, more));
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&nbsp;|\s+/gu, ' ')
    .trim();
const pictures = { logo: PNG, seal: PNG, head: OTHER, secretary: null, chair: null };

describe('3.13 words of a design', () => {
  const words = (text: string) =>
    designText(design('certificate', { texts: { footer: text } }), 'footer', {
      программа: '<Охрана>',
      город: 'Уфа',
    })?.toString() ?? null;

  it.each([
    ['', null],
    ['  ', null],
    ['просто текст', 'просто текст'],
    ['{программа}', '<span class="v">&lt;Охрана&gt;</span>'],
    ['до { программа } после', 'до\u00a0<span class="v">&lt;Охрана&gt;</span> после'],
    ['г. {город}', 'г. Уфа'],
    ['{кто}', '{кто}'],
    ['это **важно** здесь', 'это <b>важно</b> здесь'],
    ['**{программа}**', '<b><span class="v">&lt;Охрана&gt;</span></b>'],
    ['одна\nдругая', 'одна<br />другая'],
    ['<b>тег</b>', '&lt;b&gt;тег&lt;/b&gt;'],
    ['в Уфе и о ней', 'в\u00a0Уфе и\u00a0о\u00a0ней'],
  ])('«%s» is %j', (text, markup) => expect(words(text)).toBe(markup));
});

describe.each(DESIGN_KINDS)('3.13 the design of the %s', (kind) => {
  it('changes its words', () => {
    const { body } = sample(kind, { texts: { title: 'ЛИСТ', footer: 'Тираж {номер}' } });
    expect(textOf(body)).toMatch(/ЛИСТ.*Тираж ОБРАЗЕЦ-00000-26/u);
    expect(textOf(body)).not.toContain('УДОСТОВЕРЕНИЕ');
  });

  it('puts each picture in its place, and its bytes once for all forms of a file', () => {
    const form = sample(kind, { pictures });
    expect(form.body).not.toContain('base64');
    expect(form.styles?.match(/data:/gu)).toHaveLength(3);
    expect(form.body.match(/class="picture of-(logo|seal|signature) picture-/gu)?.toSorted()).toEqual([
      'class="picture of-logo picture-',
      'class="picture of-seal picture-',
      'class="picture of-signature picture-',
    ]);
    const again = { ...form, title: 'Ещё один' };
    expect(bundle([form, again, sample(kind)]).styles.match(/data:/gu)).toHaveLength(3);
  });

  it('takes no address but of a picture inside it', () => {
    const wrong = ['https://a.example/x.png', 'file:///etc/passwd', 'data:image/svg+xml;base64,AAAA', '")}body{}'];
    for (const logo of wrong) {
      const form = sample(kind, { pictures: { ...pictures, seal: null, head: null, logo } });
      expect([form.styles, form.body.includes('class="picture')]).toEqual([undefined, false]);
    }
  });

  it('over a blank hides what the blank has and moves the rest', () => {
    const flowing = kind === 'reference' || kind === 'extract';
    const plain = sample(kind);
    const form = sample(kind, { mode: 'blank', offsetMm: { x: 2, y: -1.5 } });
    expect(plain.body).not.toMatch(/on-blank|--right/u);
    expect(form.body).toContain('on-blank');
    if (flowing) expect(form.page.margin).toBe('15.5mm 13mm 19.5mm 27mm');
    else expect(form.body).toContain('--right: 2mm; --down: -1.5mm');
    expect(form.body).toMatch(/class="v">(ОБРАЗЕЦ|00000-ПП)/u);
  });

  it('is set in its size, without frame and code where it says so', () => {
    const { body } = sample(kind, { bodyPoints: 10, show: { qr: false, frame: false } });
    expect(body).toContain('--body: 10pt');
    expect(body).toMatch(/no-frame no-qr/u);
    expect(body).toContain('0000-0000');
  });
});

describe('3.13 the supplement of a diploma', () => {
  it('has words of its own, and moves over a blank by itself', () => {
    const following = sample('diploma', {
      texts: { supplementTitle: 'ВКЛАДЫШ' },
      mode: 'blank',
      supplementOffsetMm: { x: -3, y: 4 },
    }).following?.[0];
    expect(textOf(following?.body ?? '')).toContain('ВКЛАДЫШ');
    expect(following?.page).toMatchObject({ margin: '19mm 18mm 12mm 17mm', footer: null });
    expect(following?.body).not.toContain('--right');
  });
});

describe('3.13 the calibration sheet', () => {
  it.each([
    [true, { x: 0, y: 0 }, 'по горизонтали 0 мм, по вертикали 0 мм', 'left: 0mm; top: 0mm'],
    [false, { x: 2, y: -1.5 }, 'по горизонтали 2 мм, по вертикали −1,5 мм', 'left: 2mm; top: -1.5mm'],
  ])('landscape %s, moved by %j', (landscape, offset, words, style) => {
    const { body, page } = calibrationSheet({ sheet: { size: 'A4', landscape }, offset });
    expect(page).toMatchObject({ landscape, margin: '0' });
    expect(textOf(body)).toContain(words);
    expect(body).toContain(style);
  });
});
