// Few paths through few points on purpose: a dense vector background makes the printing of a certificate four times slower.

type Point = { readonly x: number; readonly y: number };

/** A smooth closed curve through the points, as the data of one path. */
function closedCurve(points: readonly Point[]): string {
  const spot = (index: number) => points.at(index % points.length) ?? { x: 0, y: 0 };
  const control = (near: Point, from: Point, to: Point, sign: number) =>
    `${Math.round(near.x + (sign * (to.x - from.x)) / 5.5)} ${Math.round(near.y + (sign * (to.y - from.y)) / 5.5)}`;
  const curves = points.map((point, index) => {
    const [before, next, after] = [spot(index - 1), spot(index + 1), spot(index + 2)];
    const [out, into] = [control(point, before, next, 1), control(next, point, after, -1)];
    return `C${out} ${into} ${Math.round(next.x)} ${Math.round(next.y)}`;
  });
  return `M${Math.round(spot(0).x)} ${Math.round(spot(0).y)}${curves.join('')}Z`;
}

function direction(angle: number): Point {
  return { x: Math.cos(angle), y: Math.sin(angle) };
}

// Hundredths of a millimetre.
const WIDTH = 29_700;
const HEIGHT = 20_970;
/** From the edge of the sheet to the middle of the border, and the radius of its corners. */
const INSET = 1150;
const RADIUS = 1000;
/** Whole waves on each stretch, so that all four corners are alike: right side, corner, bottom, corner, … */
const WAVES = [31, 3, 47, 3, 31, 3, 47, 3] as const;
const WAVES_AROUND = WAVES.reduce((sum, waves) => sum + waves, 0);

/** The point of the frame after so many waves, moved outwards by an offset. */
function framePoint(position: number, offset: number): Point {
  let [stretch, left] = [0, (position + WAVES_AROUND) % WAVES_AROUND];
  while (left > (WAVES[stretch] ?? 0)) left -= WAVES[stretch++] ?? 0;
  const share = left / (WAVES[stretch] ?? 1);
  const side = Math.floor(stretch / 2);
  const start = direction((side * Math.PI) / 2);
  const [across, along] = side % 2 === 0 ? [WIDTH, HEIGHT] : [HEIGHT, WIDTH];
  const half = along / 2 - INSET - RADIUS;
  const shift = stretch % 2 === 0 ? (share * 2 - 1) * half : half;
  const outwards = stretch % 2 === 0 ? start : direction(((side + share) * Math.PI) / 2);
  const reach = across / 2 - INSET - RADIUS;
  return {
    x: WIDTH / 2 + start.x * reach - start.y * shift + outwards.x * (RADIUS + offset),
    y: HEIGHT / 2 + start.y * reach + start.x * shift + outwards.y * (RADIUS + offset),
  };
}

/** One thread of the border: a wave along the whole frame, drawn through its crests. */
function thread(phase: number, amplitude: number): string {
  const crests = Array.from({ length: WAVES_AROUND * 2 }, (_, index) =>
    framePoint(index / 2 + phase, index % 2 === 0 ? amplitude : -amplitude),
  );
  return closedCurve(crests);
}

const SEAL = 2000;

/** One thread that winds `turns` times around the centre and makes `petals` waves on its way. */
function ring(turns: number, petals: number, inner: number, outer: number): string {
  const crests = Array.from({ length: petals * 2 }, (_, index) => {
    const { x, y } = direction((Math.PI * turns * index) / petals);
    const radius = index % 2 === 0 ? outer : inner;
    return { x: SEAL + radius * x, y: SEAL + radius * y };
  });
  return closedCurve(crests);
}

/** A drawing as a CSS background: parsed once for the whole print run, unlike markup in every document. */
function background(
  width: number,
  height: number,
  paths: readonly (readonly [colour: string, data: string])[],
): string {
  const drawn = paths.map(([colour, data]) => `<path stroke='${colour}' d='${data}'/>`).join('');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' fill='none' stroke-width='18'>${drawn}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/[#<>%]/gu, encodeURIComponent)}")`;
}

const BLUE = '#6d8bb0';
const BRONZE = '#cbb083';

/** A plain line inside the waves. */
function line(inset: number, radius: number): string {
  const [right, bottom] = [WIDTH - inset, HEIGHT - inset];
  const corner = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  return (
    `M${inset + radius} ${inset}H${right - radius}${corner(radius, radius)}V${bottom - radius}` +
    `${corner(-radius, radius)}H${inset + radius}${corner(-radius, -radius)}V${inset + radius}${corner(radius, -radius)}Z`
  );
}

/** The border of the certificate, over the whole sheet. */
export const border = background(WIDTH, HEIGHT, [
  [BRONZE, thread(0, 280)],
  [BLUE, thread(0.25, 210)],
  [BLUE, thread(0.5, 280)],
  [BRONZE, line(INSET + 420, RADIUS - 420)],
]);

/** The ring of fine lines on which the organisation's seal is put. */
export const sealRosette = background(2 * SEAL, 2 * SEAL, [
  [BRONZE, ring(7, 36, 1180, 1960)],
  [BLUE, ring(5, 36, 1500, 1740)],
]);
