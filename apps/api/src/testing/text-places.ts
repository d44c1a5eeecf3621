import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib';

/** Where a run of text begins on its sheet: millimetres from the upper left corner to the line that it stands on. */
export type TextPlace = {
  readonly page: number;
  readonly left: number;
  readonly line: number;
  readonly points: number;
};

type Matrix = readonly [number, number, number, number, number, number];
const NO_CHANGE: Matrix = [1, 0, 0, 1, 0, 0];
const POINT_MM = 25.4 / 72;

/** Reads the operators of a printed file: every place where text begins, in their order, each once. */
export async function textPlaces(file: Uint8Array): Promise<TextPlace[]> {
  const pdf = await PDFDocument.load(file, { updateMetadata: false });
  return pdf.getPages().flatMap((page, index) => {
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray ? contents.asArray().map((each) => pdf.context.lookup(each)) : [contents];
    const text = streams
      .filter((stream) => stream instanceof PDFRawStream)
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
      .join('\n');
    const seen = new Map<string, TextPlace>();
    for (const { x, y, points } of beginnings(text)) {
      const place = { left: x * POINT_MM, line: (page.getHeight() - y) * POINT_MM, points };
      const key = [place.left, place.line].map((value) => value.toFixed(2)).join(' ');
      if (!seen.has(key)) seen.set(key, { page: index, ...place });
    }
    return [...seen.values()];
  });
}

type Beginning = { readonly x: number; readonly y: number; readonly points: number };

function* beginnings(operators: string): Generator<Beginning> {
  const saved: Matrix[] = [];
  let now = NO_CHANGE;
  let size = 0;
  for (const line of operators.split('\n')) {
    const words = line.trim().split(/\s+/u);
    const act = words.at(-1);
    const numbers = words.slice(0, -1).map(Number);
    if (act === 'q') saved.push(now);
    else if (act === 'Q') now = saved.pop() ?? NO_CHANGE;
    else if (act === 'cm') now = times(matrixOf(numbers), now);
    else if (act === 'Tf') size = Number(words.at(-2));
    else if (act === 'Tm') {
      const [a, , , , x, y] = times(matrixOf(numbers), now);
      yield { x, y, points: Math.abs(size * a) };
    }
  }
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [a, b, c, d, e, f];

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
