import type { ReactNode } from 'react';

/** One fact of a paper: its name and what is printed. */
export function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
