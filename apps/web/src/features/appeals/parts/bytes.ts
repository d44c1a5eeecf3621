const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A file's size as people say it: 340 кБ, 1,2 МБ. */
export function bytesText(bytes: number, language: string): string {
  const step = bytes < 1024 ? 0 : bytes < 2 ** 20 ? 1 : 2;
  const unit = UNITS[step] ?? 'byte';
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: step === 2 ? 1 : 0 }).format(
    bytes / 1024 ** step,
  );
}
