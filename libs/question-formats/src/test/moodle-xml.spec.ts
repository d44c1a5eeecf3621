import { bank, bytesOf, DOT, fixture, refusals } from './support.ts';

const quiz = (...questions: string[]) => `<?xml version="1.0"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`;
const OPTIONS = '<answer fraction="100"><text>Да</text></answer><answer fraction="0"><text>Нет</text></answer>';
const asking = (text: string, files = '') =>
  quiz(
    `<question type="multichoice"><questiontext format="html"><text><![CDATA[${text}]]></text>${files}</questiontext>${OPTIONS}</question>`,
  );
const picture = (name: string) => `<file name="${name}" path="/" encoding="base64">${DOT}</file>`;

describe('a Moodle XML bank', () => {
  const { questions, report } = bank(fixture('bank.moodle.xml'));

  it('is reported question by question', () => {
    expect(report.map(({ name, outcome, notes }) => [name, outcome, notes.map(({ code }) => code)])).toEqual([
      ['Знак № 1', 'changed', ['hints-dropped', 'pictures-unused']],
      ['Да или нет', 'changed', ['true-false-converted', 'feedback-merged']],
      ['Один верный с галочками', 'changed', ['single-choice-assumed', 'penalty-ignored']],
      ['Два верных', 'refused', ['type-unsupported']],
      ['Эссе', 'refused', ['type-unsupported']],
      ['Битая картинка', 'refused', ['picture-broken']],
      ['Не картинка', 'refused', ['picture-kind']],
    ]);
    expect(report[1]?.line).toBe(19);
  });

  it('takes pictures by what they are and names them by their hash', () => {
    const [dot] = questions[0]!.pictures;
    expect(dot).toMatchObject({ name: 'знак 1.png', mime: 'image/png' });
    expect(Buffer.from(dot!.bytes).toString('base64')).toBe(DOT);
    expect(questions[0]!.html).toBe(
      `<p>Что изображено?</p><p><img src="picture:${dot!.sha256}" alt="Знак" width="120" /></p>`,
    );
    expect(questions[2]!.pictures[0]!.sha256).toBe(dot!.sha256);
  });

  it('reads entities once, in HTML and in plain text', () => {
    expect(questions[0]).toMatchObject({ topic: ['Знаки', 'Запрещающие/предписывающие'] });
    expect(questions[0]!.explanationHtml).toBe('Это <b>точка</b>.');
    expect(questions[0]!.options).toEqual([
      { html: 'Точка', correct: true },
      { html: 'a &lt; b &amp;amp; c', correct: false },
    ]);
  });

  it('writes true and false in Russian with the right one marked', () => {
    expect(questions[1]).toMatchObject({
      options: [
        { html: 'Неверно', correct: false },
        { html: 'Верно', correct: true },
      ],
      explanationHtml: '<div>Верно подмечено</div>',
    });
  });
});

describe('XML that is refused whole, with its line', () => {
  it.each<[string, string, [string, number | null]]>([
    ['a document type', '<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "b">]>\n<quiz></quiz>', ['xml-doctype', 2]],
    ['a document type inside', '<quiz>\n<!DOCTYPE x>\n</quiz>', ['xml-doctype', 2]],
    ['an entity declaration', '<quiz>\n\n<!ENTITY a SYSTEM "file:///etc/passwd"></quiz>', ['xml-doctype', 3]],
    ['an unclosed element', '<quiz>\n<question type="x">\n<name>', ['xml-unclosed', 3]],
    ['a wrong closing tag', '<quiz>\n<question>\n</quest>\n</quiz>', ['xml-mismatch', 3]],
    ['an unclosed section', '<quiz>\n<a><![CDATA[ x </a></quiz>', ['xml-unclosed', 2]],
    ['a bare sign', '<quiz>\n1 < 2</quiz>', ['xml-broken', 2]],
    ['a tag in a tag', '<quiz>\n<a <b></a></quiz>', ['xml-broken', 2]],
    ['two roots', '<quiz></quiz>\n<quiz></quiz>', ['xml-broken', 2]],
    ['text after the end', '<quiz></quiz>\nконец', ['xml-broken', 1]],
    ['depth', `<quiz>\n${'<a>'.repeat(40)}${'</a>'.repeat(40)}</quiz>`, ['xml-too-deep', 2]],
    ['another language', '<?xml version="1.0"?>\n<assessmentItem></assessmentItem>', ['xml-not-moodle', 2]],
    ['no questions', '<quiz></quiz>', ['questions-none', null]],
  ])('%s', (_what, source, wanted) => expect(refusals(source)).toEqual([wanted]));

  it('a question that the parser refuses spoils only itself', () => {
    const { report } = bank(quiz('<question type="x"><__proto__>1</__proto__></question>', asking('В?').slice(29, -7)));
    expect(report.map(({ outcome }) => outcome)).toEqual(['refused', 'taken']);
  });
});

describe('HTML of a question', () => {
  const htmlOf = (text: string, files = '') => bank(asking(text, files)).questions[0]?.html;
  const notesOf = (text: string, files = '') => bank(asking(text, files)).report[0]!.notes;

  it.each<[string, string]>([
    ['<p>Текст</p><p>&nbsp;</p>', 'Текст'],
    ['<h3>Заголовок</h3>текст', '<p>Заголовок</p>текст'],
    ['<p style="text-align:left" class="a" id="b" dir="ltr" lang="ru">Да</p>', 'Да'],
    ['<p dir="rtl">שלום</p>', '<p dir="rtl">שלום</p>'],
    ['<table><tr><td colspan="2" bgcolor="red">1</td></tr></table>', '<table><tr><td colspan="2">1</td></tr></table>'],
    ['x<o:p></o:p><span>y</span>', 'xy'],
    ['a &amp;lt; b &copy; &#1078;', 'a &amp;lt; b © ж'],
    ['<ul><li>раз<li>два</ul>', '<ul><li>раз</li><li>два</li></ul>'],
  ])('%s', (source, wanted) => {
    expect(htmlOf(source)).toBe(wanted);
    expect(notesOf(source)).toEqual([]);
  });

  it.each([
    '<img src=x onerror=alert(1)>Да',
    '<svg/onload=alert(1)>Да</svg> нет',
    '<a href="java\tscript:alert(1)">Да</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>Да',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>Да',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">Да',
    '<scr<script>ipt>alert(1)</scr</script>ipt>Да',
    '<form action="//evil"><input name=a>Да</form>',
    '<p style="background:url(javascript:alert(1))">Да</p>',
    '<img src="picture:0000000000000000000000000000000000000000000000000000000000000000">Да',
    '<img src="@@PLUGINFILE@@/../../etc/passwd">Да',
    '<xmp><img src=x onerror=alert(1)></xmp>Да',
    '<template><script>alert(1)</script></template>Да',
  ])('lets nothing run or load: %s', (source) => {
    const { questions, report } = bank(asking(source));
    expect(questions[0]?.html ?? '').not.toMatch(/<(?!\/?(?:p|div|table|b)>)/i);
    expect(report[0]!.notes.length).toBeGreaterThan(0);
  });

  it('refuses a picture named only, of another kind or too big; in an explanation it is only removed', () => {
    expect(notesOf('<img src="@@PLUGINFILE@@/a.png">', picture('b.png')).map(({ code }) => code)).toEqual([
      'picture-missing',
      'pictures-unused',
    ]);
    expect(notesOf('<img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">').map(({ code }) => code)).toEqual([
      'picture-kind',
    ]);
    expect(notesOf('<img src="data:image/svg+xml,%3Csvg%3E">').map(({ code }) => code)).toEqual(['picture-broken']);
    const small = bank(bytesOf(asking('<img src="@@PLUGINFILE@@/a.png">', picture('a.png'))));
    expect(small.report[0]!.outcome).toBe('taken');
    const explained = asking('В?').replace(
      OPTIONS,
      `<generalfeedback format="html"><text><![CDATA[Так <img src="http://a/b.png">]]></text></generalfeedback>${OPTIONS}`,
    );
    expect(bank(explained).report[0]).toMatchObject({ outcome: 'changed', notes: [{ code: 'picture-removed' }] });
    expect(bank(explained).questions[0]?.explanationHtml).toBe('Так');
  });

  it('tells two different pictures of one name apart', () => {
    const other = 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const source = asking('<img src="@@PLUGINFILE@@/a.png">', picture('a.png')).replace(
      '<text>Да</text>',
      `<text>&lt;img src="@@PLUGINFILE@@/a.png"&gt;</text><file name="a.png" path="/" encoding="base64">${other}</file>`,
    );
    const names = bank(source).questions[0]!.pictures.map(({ name, mime }) => [name, mime]);
    expect(names).toEqual([
      ['a.png', 'image/png'],
      [expect.stringMatching(/^[0-9a-f]{8}-a\.png$/), 'image/gif'],
    ]);
  });
});
