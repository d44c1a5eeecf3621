import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FileDrop.module.css';

export type FileDropProps = {
  /** What is to be dropped: «Файл GIFT, Moodle XML или XLSX». */
  readonly label: ReactNode;
  /** Endings that fit, with the dot: `['.pdf']`. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
  readonly onFile: (file: File) => void;
  /** What was said of the file before does not hold for this one. */
  readonly onRefused?: () => void;
  readonly pending?: boolean;
  /** The name of the chosen file is said elsewhere. */
  readonly quiet?: boolean;
};

/** One file by dragging or by choosing; a wrong one is refused at once, in words. */
export function FileDrop({ label, accept, maxBytes, onFile, onRefused, pending, quiet }: FileDropProps) {
  const { t } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState('');
  const [chosen, setChosen] = useState('');

  const take = (file: File | null | undefined) => {
    setOver(false);
    if (!file) return;
    const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
    const refusal = !fits
      ? t('file.wrongKind', { kinds: accept.map((ending) => ending.slice(1).toUpperCase()) })
      : file.size > maxBytes
        ? t('file.tooLarge', { megabytes: Math.floor(maxBytes / 2 ** 20) })
        : file.size === 0
          ? t('file.empty')
          : '';
    setProblem(refusal);
    setChosen(refusal ? '' : file.name);
    if (refusal) onRefused?.();
    else onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files.item(0));
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={30} stroke={1.3} aria-hidden />
      <div id={labelId}>{label}</div>
      <input
        ref={input}
        type="file"
        hidden
        aria-labelledby={labelId}
        accept={accept.join(',')}
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.item(0));
          // The same file may be chosen again after it was mended.
          currentTarget.value = '';
        }}
      />
      <Button variant="default" loading={pending} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      <p role="status" className={classes.note} data-problem={problem ? true : undefined}>
        {problem || (chosen && !quiet && t('file.chosen', { name: chosen }))}
      </p>
    </div>
  );
}
