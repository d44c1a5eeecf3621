import { previewDocument, type PrintedForm } from '@itog/documents';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import classes from './DocumentSheet.module.css';
import { sheetFontsQuery } from './sheet-fonts.ts';
import { narrowStyles, sheetStyles } from './sheet-styles.ts';

export type DocumentSheetProps = {
  readonly form: PrintedForm;
  /** Always as on paper, however small: to judge how it looks. Otherwise it flows anew on a phone, to be read. */
  readonly asOnPaper?: boolean;
};

/**
 * A printed form as a sheet of paper: the very markup that is hashed, signed and printed. It is shown in a frame that can
 * run no script and reach no network, whatever the markup says.
 */
export function DocumentSheet({ form, asOnPaper = false }: DocumentSheetProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const fonts = useQuery(sheetFontsQuery);
  const { title, page, body, styles, following } = form;
  const document = useMemo(() => {
    const whole = { title, page, body, ...(styles && { styles }), ...(following && { following }) };
    return previewDocument(whole, {
      fontFaceCss: `${fonts.data ?? ''}\n${sheetStyles}${asOnPaper ? '' : narrowStyles}`,
    });
  }, [title, page, body, styles, following, asOnPaper, fonts.data]);
  useEffect(() => (frame.current ? keepFitting(frame.current) : undefined), [fonts.isPending]);
  return (
    <div className={classes.sheet}>
      {/* Without the fonts the sheet would be laid out twice; a lost network shows it in the device's own. */}
      {fonts.isPending ? (
        <div className={classes.frame} />
      ) : (
        <iframe ref={frame} className={classes.frame} sandbox="allow-same-origin" srcDoc={document} title={title} />
      )}
    </div>
  );
}

/** Keeps the frame as high as its content, and a sheet that is wider than the frame reduced to it. */
function keepFitting(frame: HTMLIFrameElement): () => void {
  const fit = () => {
    const inner = frame.contentDocument;
    const main = inner?.querySelector('main');
    const sheet = main?.querySelector<HTMLElement>('.sheet');
    if (!inner || !main || !sheet) return;
    const width = frame.clientWidth;
    main.style.zoom = '1';
    const whole = sheet.offsetWidth;
    main.style.zoom = whole > width ? String(width / whole) : '1';
    frame.style.height = `${Math.ceil(inner.body.getBoundingClientRect().height)}px`;
  };
  const widths = new ResizeObserver(fit);
  widths.observe(frame);
  const loaded = () => {
    fit();
    void frame.contentDocument?.fonts?.ready.then(fit);
  };
  frame.addEventListener('load', loaded);
  loaded();
  return () => {
    widths.disconnect();
    frame.removeEventListener('load', loaded);
  };
}
