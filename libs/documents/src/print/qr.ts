import { create } from 'qrcode';
import { trustedMarkup } from './html.ts';
import type { Html } from './html.ts';

/** White margin around the code, in modules: readers need four of them. */
const QUIET = 4;

/** A QR code as one outline in units of its modules, the quiet zone included: `size` is the side of its square. */
export function qrOutline(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column++;
      if (column > start) path += `M${start + QUIET} ${row + QUIET}h${column - start}v1h${start - column}z`;
    }
  return { size: modules.size + QUIET * 2, path };
}

/** A QR code of an address as one inline vector path, which prints sharp at any size and needs no image decoding. */
export function verificationQr(url: string): Html {
  const { size, path } = qrOutline(url);
  return trustedMarkup(
    `<svg class="qr" role="img" aria-label="QR-код для проверки подлинности" viewBox="0 0 ${size} ${size}" ` +
      `shape-rendering="crispEdges"><path d="${path}"/></svg>`,
  );
}
