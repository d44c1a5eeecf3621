import type { OffsetMm } from '@itog/domain';
import { html, trustedMarkup } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';

const LONG = 297;
const SHORT = 210;
/** A little less than the sheet: what is as high as it would begin another one. */
const SPARE = 0.3;

/** A sheet with a millimetre grid, moved as a form over a blank would be: shows how a printer places its print. */
export function calibrationSheet(landscape: boolean, { x, y }: OffsetMm): PrintedForm {
  const [width, height] = landscape ? [LONG, SHORT] : [SHORT, LONG];
  const moved = `Сдвиг: по горизонтали ${millimetres(x)}, по вертикали ${millimetres(y)}.`;
  const body = html`<article class="form calibration" style="width: ${width}mm; height: ${height - SPARE}mm">
    ${grid(width, height, { x, y })}
    <div class="words">
      <h1>Калибровочный лист</h1>
      <p>${moved} Печатайте в масштабе 100&nbsp;%, без подгонки под размер страницы.</p>
      <ol>
        <li>Измерьте линейкой, на каком расстоянии от левого края листа проходит линия «10» по&nbsp;горизонтали.</li>
        <li>Так же измерьте расстояние от верхнего края листа до&nbsp;линии «10» по&nbsp;вертикали.</li>
        <li>Если вместо 10&nbsp;мм получилось 12, принтер сдвигает печать на&nbsp;2&nbsp;мм: введите сдвиг −2.</li>
        <li>Приложите лист к&nbsp;бланку на&nbsp;просвет и&nbsp;проверьте, что поля бланка совпадают с&nbsp;сеткой.</li>
      </ol>
    </div>
  </article>`.toString();
  return {
    title: 'Калибровочный лист',
    page: { format: 'A4', landscape, margin: '0', numbered: false, footer: null },
    body,
  };
}

/** «2 мм», «−1,5 мм» */
function millimetres(value: number): string {
  return `${value < 0 ? '−' : ''}${String(Math.abs(value)).replace('.', ',')}\u00a0мм`;
}

/** Lines at each millimetre, stronger at five, strongest and numbered at ten. */
function grid(width: number, height: number, { x, y }: OffsetMm) {
  const lines = (strength: 1 | 5 | 10) => {
    const fits = (at: number) => (strength === 1 ? at % 5 !== 0 : strength === 5 ? at % 10 === 5 : at % 10 === 0);
    const across = range(width).filter(fits);
    const down = range(height).filter(fits);
    return [...across.map((at) => `M${at} 0V${height}`), ...down.map((at) => `M0 ${at}H${width}`)].join('');
  };
  const tens = (size: number) => range(size).filter((at) => at % 10 === 0 && at > 0 && at < size - 5);
  const numbers = [
    ...tens(width).map((at) => `<text x="${at + 0.4}" y="8.6">${at}</text>`),
    ...tens(height).map((at) => `<text x="5.4" y="${at - 0.5}">${at}</text>`),
  ].join('');
  return trustedMarkup(
    `<svg viewBox="0 0 ${width} ${height}" style="left: ${x}mm; top: ${y}mm; width: ${width}mm; height: ${height}mm" aria-hidden="true">` +
      `<path class="one" d="${lines(1)}"/><path class="five" d="${lines(5)}"/><path class="ten" d="${lines(10)}"/>${numbers}</svg>`,
  );
}

const range = (to: number): number[] => Array.from({ length: to + 1 }, (_, at) => at);
