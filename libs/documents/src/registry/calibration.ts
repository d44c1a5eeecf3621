import { frameOf, isQrField, sheetMm, type BlankField, type BlankSheet, type OffsetMm } from '@itog/domain';
import { blankPage, SPARE_MM } from '../over-blank/over-blank.ts';
import { escapeHtml, html, trustedMarkup } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';

/**
 * A sheet with a millimetre grid, moved as a form over a blank would be: shows how a printer places its print. With the
 * fields of a blank, it shows their frames and names too, to lay over the blank against the light.
 */
export function calibrationSheet({ sheet, offset: { x, y }, name = 'Калибровочный лист' }: Calibration): PrintedForm {
  const { width, height } = sheetMm(sheet);
  const moved = `Сдвиг: по горизонтали ${millimetres(x)}, по вертикали ${millimetres(y)}.`;
  const fields = 'fields' in sheet ? sheet.fields : null;
  const body = html`<article class="form calibration" style="width: ${width}mm; height: ${height - SPARE_MM}mm">
    ${drawing({ width, height }, { x, y }, fields ?? [])}
    ${fields ? told(name, moved, middleOfGap(fields, height)) : explained(moved)}
  </article>`.toString();
  return { title: name, page: blankPage(sheet), body, ...(fields && { styles: STYLES }) };
}

type Calibration = {
  readonly sheet: Pick<BlankSheet, 'size' | 'landscape'> | BlankSheet;
  readonly offset: OffsetMm;
  readonly name?: string;
};

const STYLES = `
.calibration .frame { fill: rgb(29 63 102 / 8%); stroke: #1d3f66; stroke-width: 0.25; }
.calibration .stand { stroke: #b3261e; stroke-width: 0.2; }
.calibration .cross { stroke: #16181d; stroke-width: 0.2; }
.calibration .named { font: 400 2.4px var(--sans); fill: #b3261e; }
.calibration .told { position: absolute; left: 20mm; right: 20mm; margin: 0; padding: 1mm 2mm; font: 8pt/1.3 var(--sans); background: #fff; transform: translateY(-50%); }
`;

function explained(moved: string) {
  return html`<div class="words">
    <h1>Калибровочный лист</h1>
    <p>${moved} Печатайте в масштабе 100&nbsp;%, без подгонки под размер страницы.</p>
    <ol>
      <li>Измерьте линейкой, на каком расстоянии от левого края листа проходит линия «10» по&nbsp;горизонтали.</li>
      <li>Так же измерьте расстояние от верхнего края листа до&nbsp;линии «10» по&nbsp;вертикали.</li>
      <li>Если вместо 10&nbsp;мм получилось 12, принтер сдвигает печать на&nbsp;2&nbsp;мм: введите сдвиг −2.</li>
      <li>Приложите лист к&nbsp;бланку на&nbsp;просвет и&nbsp;проверьте, что поля бланка совпадают с&nbsp;сеткой.</li>
    </ol>
  </div>`;
}

/** The fields need the sheet: what to do with it is said in two lines, where there are none. */
function told(name: string, moved: string, middle: number) {
  return html`<p class="told" style="top: ${middle}mm">
    <b>${name}.</b> ${moved} Печатайте в масштабе 100&nbsp;%. Приложите лист к&nbsp;бланку на&nbsp;просвет: красные
    черты должны лечь на&nbsp;линейки бланка. Если все поля ушли в&nbsp;одну сторону, измените сдвиг; если одно&nbsp;—
    передвиньте это поле.
  </p>`;
}

/** «2 мм», «−1,5 мм» */
function millimetres(value: number): string {
  return `${value < 0 ? '−' : ''}${String(Math.abs(value)).replace('.', ',')}\u00a0мм`;
}

/** Least distance of the words from the edge of the sheet, which printers leave white. */
const EDGE_MM = 15;

/** The middle of the highest band of the sheet that no field reaches into. */
function middleOfGap(fields: readonly BlankField[], height: number): number {
  const taken = fields.map(frameOf).toSorted((one, other) => one.top - other.top);
  let [from, best] = [EDGE_MM, { high: 0, middle: EDGE_MM }];
  for (const { top, bottom } of [...taken, { top: height - EDGE_MM, bottom: height }]) {
    if (top - from > best.high) best = { high: top - from, middle: (from + top) / 2 };
    from = Math.max(from, bottom);
  }
  return Math.round(best.middle);
}

type Size = { readonly width: number; readonly height: number };

/** The grid, the crosses and the frames of the fields, all moved together. */
function drawing(size: Size, { x, y }: OffsetMm, fields: readonly BlankField[]) {
  const { width, height } = size;
  return trustedMarkup(
    `<svg viewBox="0 0 ${width} ${height}" style="left: ${x}mm; top: ${y}mm; width: ${width}mm; height: ${height}mm" aria-hidden="true">` +
      `${grid(size)}${fields.length > 0 ? crosses(size) : ''}${fields.map(frame).join('')}</svg>`,
  );
}

/** Lines at each millimetre, stronger at five, strongest and numbered at ten. */
function grid({ width, height }: Size): string {
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
  return `<path class="one" d="${lines(1)}"/><path class="five" d="${lines(5)}"/><path class="ten" d="${lines(10)}"/>${numbers}`;
}

const CROSS_MM = 5;

/** Crosses ten millimetres from each corner, to measure from. */
function crosses({ width, height }: Size): string {
  const corners = [10, width - 10].flatMap((x) => [10, height - 10].map((y) => [x, y] as const));
  const path = corners.map(([x, y]) => `M${x - CROSS_MM} ${y}h${2 * CROSS_MM}M${x} ${y - CROSS_MM}v${2 * CROSS_MM}`);
  return `<path class="cross" d="${path.join('')}"/>`;
}

/** A field as it would be full, the lines on which its words stand, and its name above it. */
function frame(field: BlankField): string {
  const { left, top, right, bottom } = frameOf(field);
  const stands = Array.from({ length: isQrField(field) ? 1 : field.lines }, (_, row) => field.line + row * field.step);
  const name = `<text class="named" x="${left + 0.5}" y="${Math.max(2.4, top - 0.4)}">${escapeHtml(field.text)}</text>`;
  return (
    `<rect class="frame" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>` +
    `<path class="stand" d="${stands.map((y) => `M${left} ${y}H${right}`).join('')}"/>${name}`
  );
}

const range = (to: number): number[] => Array.from({ length: to + 1 }, (_, at) => at);
