import { qrOutline, type SetField, type TriedSheet } from '@itog/documents';
import { frameOf, isQrField, POINT_MM, sheetMm, type BlankField } from '@itog/domain';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Blank.module.css';
import { halves, movedField, nudged, type BlankEditing } from './editing.ts';

export type SheetPictureProps = {
  readonly editing: BlankEditing;
  readonly tried: TriedSheet;
  /** Data address of the blank's scan. */
  readonly scan: string | null;
  /** Fields with something against them. */
  readonly wrong: ReadonlySet<number>;
};

const QR = qrOutline('https://example.org/verify/0000-0000-0000-0000-0000-0000-0000');

/** A sheet in its true proportion: fields are chosen and moved by the pointer, the chosen one by arrow keys too. */
export function SheetPicture({ editing, tried, scan, wrong }: SheetPictureProps) {
  const { t } = useTranslation('designs');
  const { sheet, at, part } = editing;
  const board = useRef<HTMLDivElement>(null);
  const { width, height } = sheetMm(sheet);
  const take = useDrag(editing, board);
  const chosen = at === null ? null : sheet.fields[at];
  return (
    <div ref={board} className={classes.board} style={{ aspectRatio: `${width} / ${height}` }}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('blank.picture', { part: t(`blank.part.${part}`) })}
      >
        <rect className={classes.paper} width={width} height={height} />
        {scan && <image href={scan} width={width} height={height} preserveAspectRatio="none" opacity={0.6} />}
        {sheet.fields.map((field, index) => (
          <FieldFrame
            key={index}
            field={field}
            chosen={index === at}
            wrong={wrong.has(index)}
            onTake={(event) => take(index, event)}
          />
        ))}
        <g className={classes.words}>
          {tried.set.map((set) => (
            <Words key={set.at} set={set} />
          ))}
        </g>
      </svg>
      {chosen && at !== null && <Handle key={at} editing={editing} at={at} field={chosen} onTake={take} />}
    </div>
  );
}

type Take = (at: number, event: PointerEvent) => void;

/** Moves a field with the pointer that took it, until it is let go. */
function useDrag(editing: BlankEditing, board: RefObject<HTMLDivElement | null>): Take {
  const latest = useRef(editing);
  useEffect(() => {
    latest.current = editing;
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return (at, { button, clientX, clientY }) => {
    const { sheet, choose, readOnly } = latest.current;
    const field = sheet.fields[at];
    const shown = board.current?.getBoundingClientRect().width;
    if (button !== 0 || !field || !shown) return;
    choose(at);
    if (readOnly) return;
    const scale = sheetMm(sheet).width / shown;
    const move = (event: globalThis.PointerEvent) => {
      const left = halves(field.left + (event.clientX - clientX) * scale);
      const line = halves(field.line + (event.clientY - clientY) * scale);
      latest.current.putField(at, movedField(sheet, field, { left, line }));
    };
    stop.current();
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      board.current?.querySelector('button')?.focus({ preventScroll: true });
    };
    stop.current = end;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
}

type FrameProps = {
  readonly field: BlankField;
  readonly chosen: boolean;
  readonly wrong: boolean;
  readonly onTake: (event: PointerEvent) => void;
};

/** More are refused at save, and would only stop the page meanwhile. */
const MOST_LINES = 60;
/** Least height of what a pointer can take hold of, in millimetres. */
const GRIP_MM = 5;

function FieldFrame({ field, chosen, wrong, onTake }: FrameProps) {
  const { left, top, right, bottom } = frameOf(field);
  const lines = Array.from(
    { length: isQrField(field) ? 1 : Math.min(field.lines, MOST_LINES) },
    (_, row) => field.line + row * field.step,
  );
  const grip = Math.max(0, GRIP_MM - (bottom - top)) / 2;
  return (
    <g
      data-chosen={chosen || undefined}
      data-wrong={wrong || undefined}
      className={classes.field}
      onPointerDown={onTake}
    >
      <rect className={classes.grip} x={left} y={top - grip} width={right - left} height={bottom - top + 2 * grip} />
      <rect className={classes.frame} x={left} y={top} width={right - left} height={bottom - top} />
      <path className={classes.stand} d={lines.map((y) => `M${left} ${y}H${right}`).join('')} />
      {isQrField(field) && (
        <svg x={left} y={top} width={field.width} height={field.width} viewBox={`0 0 ${QR.size} ${QR.size}`}>
          <path className={classes.qr} d={QR.path} />
        </svg>
      )}
    </g>
  );
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;

function Words({ set: { field, lines, points, step } }: { set: SetField }) {
  const { left, width, line, align, bold } = field;
  const x = align === 'left' ? left : align === 'right' ? left + width : left + width / 2;
  return lines.map((words, row) => (
    <text
      key={row}
      x={x}
      y={line + row * step}
      fontSize={points * POINT_MM}
      fontWeight={bold ? 700 : 400}
      textAnchor={ANCHORS[align]}
    >
      {words}
    </text>
  ));
}

type HandleProps = {
  readonly editing: BlankEditing;
  readonly at: number;
  readonly field: BlankField;
  readonly onTake: Take;
};

/** What the keyboard holds the chosen field by. */
function Handle({ editing, at, field, onTake }: HandleProps) {
  const { t } = useTranslation('designs');
  const { sheet, readOnly, putField } = editing;
  const { width, height } = sheetMm(sheet);
  const { left, top, right, bottom } = frameOf(field);
  const press = (event: KeyboardEvent) => {
    const moved = readOnly ? null : nudged(sheet, field, event.key, event.shiftKey);
    if (!moved) return;
    event.preventDefault();
    putField(at, moved);
  };
  const share = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return (
    <>
      <button
        type="button"
        className={classes.handle}
        style={{
          left: share(left, width),
          top: share((top + bottom) / 2, height),
          width: share(right - left, width),
          height: share(bottom - top, height),
        }}
        aria-label={t(readOnly ? 'blank.chosen' : 'blank.handle', { field: field.text })}
        onKeyDown={press}
        onPointerDown={(event) => onTake(at, event)}
      />
      <p className="visually-hidden" role="status">
        {t('blank.where', { left: field.left, line: field.line })}
      </p>
    </>
  );
}
