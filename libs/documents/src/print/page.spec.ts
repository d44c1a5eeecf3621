import { coveredCharacters, missingGlyph } from './glyphs.ts';
import { bundle, OFFICE_PAGE } from './page.ts';
import type { PageSetup, PrintedForm } from './page.ts';
import { verificationQr } from './qr.ts';
import { previewDocument, printShell } from './shell.ts';

const LANDSCAPE: PageSetup = { format: 'A4', landscape: true, margin: '0', numbered: false, footer: null };
const form = (title: string, page = OFFICE_PAGE): PrintedForm => ({ title, page, body: `<p>${title}</p>` });

describe('a print file', () => {
  it('of one form counts its sheets', () => {
    const { title, styles, main } = bundle([form('Протокол')]);
    expect(title).toBe('Протокол');
    expect(styles).toContain('size:210mm 297mm');
    expect(styles).toContain('" стр. " counter(page) " из " counter(pages)');
    expect(main).toContain('<p>Протокол</p></section>');
  });

  it('of many forms gives each sheets of its own and counts afresh', () => {
    const { title, styles, main, forms } = bundle(
      [form('А'), form('Б'), form('В', LANDSCAPE), form('Г', LANDSCAPE)],
      'Дело группы',
    );
    expect(title).toBe('Дело группы');
    expect(forms).toBe(4);
    expect(styles.match(/@page sheet-\d/gu)).toEqual(['@page sheet-1', '@page sheet-2', '@page sheet-3']);
    expect(main.match(/style="page:sheet-\d/gu)?.map((style) => style.at(-1))).toEqual(['1', '2', '3', '3']);
    expect(styles).toContain('size:297mm 210mm');
    expect(styles).not.toContain('counter(pages)');
  });

  it('cannot be left by way of a footer or a title', () => {
    const { styles, main } = bundle([form('"><script>', { ...OFFICE_PAGE, footer: '"}</style><script>' })]);
    expect(main.replace('<p>"><script></p>', '')).not.toContain('<script>');
    expect(styles).not.toContain('<');
  });
});

describe('the shell', () => {
  it('is a whole Russian document that may reach nothing', () => {
    const shell = printShell({ fontFaceCss: '@font-face{}' });
    expect(shell).toMatch(/^<!doctype html>\n<html lang="ru">/u);
    expect(shell).toContain("default-src 'none'");
    expect(shell).toContain('@font-face{}');
    expect(shell).toContain('<style id="of-file"></style>');
    expect(shell).toContain('<main></main>');
    expect(shell).not.toContain('@media');
    expect(missingGlyph(shell)).toBeNull();
  });

  it('shows a preview', () => {
    const preview = previewDocument(form('Справка'), { fontFaceCss: 'main { padding: 0; }' });
    expect(preview).toContain('<title>Справка</title>');
    expect(preview).toContain('<p>Справка</p>');
    expect(preview).toContain('size:210mm 297mm');
    expect(preview).not.toContain('main { display: none');
    expect(preview.indexOf('main { padding: 0; }')).toBeGreaterThan(preview.indexOf('main { padding: 6mm'));
  });
});

describe('missing glyphs', () => {
  it.each([
    'Ёлка № 5 «да» — 5 % …',
    'Ұлы Қанатқызы Әсел Һ І Ң Ө Ү Ғ',
    'Өмүрбек',
    'за\u0301мок',
    'Łódź Žižek',
    'а\u00adб\n\tв',
    '&nbsp;&#171;',
  ])('%j can be printed', (text) => expect(missingGlyph(text)).toBeNull());

  it.each([
    ['Имя 漢字', '漢'],
    ['Əliyev', 'Ə'],
    ['x\u0301', '\u0301'],
    ['готово ✓', '✓'],
    ['смех 😀', '😀'],
    ['нуль \u0000', '\u0000'],
    ['сущность &#x6f22;', '漢'],
    ['сущность &#28450;', '漢'],
  ])('%j cannot, for %s', (text, character) => expect(missingGlyph(text)).toBe(character));

  it('covers the alphabets of the product', () => {
    const covered = new Set(coveredCharacters());
    const wanted = 'АЯаяЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»—–№„“…0123456789';
    expect([...wanted].filter((character) => !covered.has(character))).toEqual([]);
  });
});

describe('the QR code', () => {
  it('is one path of the address, with a quiet margin', () => {
    const [first, again, other] = ['a', 'a', 'b'].map((code) =>
      verificationQr(`https://itog.example/verify/${code}`).toString(),
    );
    expect(first).toMatch(/^<svg [^>]*viewBox="0 0 37 37"[^>]*><path d="M4 4h7v1h-7z/u);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
