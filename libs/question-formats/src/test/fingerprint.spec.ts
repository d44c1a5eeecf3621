import { plainText } from '../index.ts';
import { bank } from './support.ts';

const print = (source: string) => bank(source).questions[0]!.fingerprint;

describe('the fingerprint of a question', () => {
  const wanted = print('::имя::Что это?{=да ~нет ~не знаю}');

  it.each([
    ['another order', 'Что это?{~не знаю ~нет =да}'],
    ['another name and topic', '$CATEGORY: тема\n::другое::Что это?{=да ~нет ~не знаю}'],
    ['formatting', '[html]<p><b>Что</b>&nbsp;это?</p>{=[html]<p>да</p> ~нет ~не  знаю}'],
    ['an explanation', 'Что это?{=да ~нет ~не знаю ####потому что}'],
    ['a soft hyphen', 'Что э\u00adто?{=да ~нет ~не знаю}'],
  ])('does not see %s', (_what, source) => expect(print(source)).toBe(wanted));

  it.each([
    ['another key', 'Что это?{~да =нет ~не знаю}'],
    ['another word', 'Кто это?{=да ~нет ~не знаю}'],
    ['one option less', 'Что это?{=да ~нет}'],
    ['a superscript', '[html]Что это<sup>?</sup>{=да ~нет ~не знаю}'],
  ])('tells %s', (_what, source) => expect(print(source)).not.toBe(wanted));
});

it('clean HTML reads as one line of text', () => {
  const { html } = bank('[html]<p>Раз &lt;b&gt; &amp;amp;</p><ul><li>два</li><li>CO<sub>2</sub></li></ul>{=а ~б}')
    .questions[0]!;
  expect(plainText(html)).toBe('Раз <b> &amp; два CO2');
});
