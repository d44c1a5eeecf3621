import { useCallback, useEffect, useState } from 'react';
import { deviceStore } from '../../../api/delivery/device-store.ts';

export const SIZES = [1, 2, 3] as const;
export type Size = (typeof SIZES)[number];

/** How a person likes to read: kept on this device, for him alone. */
export type ViewSetting = {
  /** 1 ordinary, 2 larger, 3 much larger. */
  readonly size: Size;
  readonly contrast: boolean;
  /** Whether single keys (1–9, F) do something; off for those whom they disturb (speech input). */
  readonly keys: boolean;
};

export type ViewChoice = {
  readonly setting: ViewSetting;
  readonly change: (part: Partial<ViewSetting>) => void;
};

const PERCENT: Record<Size, string> = { 1: '', 2: '118.75%', 3: '137.5%' };
const store = deviceStore();

/** Applies the person's setting while the test is on the screen. */
export function useView(personId: string): ViewChoice {
  const key = `itog.view.${personId}`;
  const [setting, setSetting] = useState(() => parse(store.get(key)));
  const change = useCallback(
    (part: Partial<ViewSetting>) =>
      setSetting((held) => {
        const next = { ...held, ...part };
        store.set(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  useEffect(() => {
    const page = document.documentElement;
    page.style.fontSize = PERCENT[setting.size];
    page.toggleAttribute('data-high-contrast', setting.contrast);
    return () => {
      page.style.fontSize = '';
      page.removeAttribute('data-high-contrast');
    };
  }, [setting]);
  return { setting, change };
}

function parse(text: string | null): ViewSetting {
  try {
    const found = JSON.parse(text ?? '{}') as Partial<ViewSetting>;
    const size = SIZES.find((known) => known === found.size) ?? 1;
    return { size, contrast: found.contrast === true, keys: found.keys !== false };
  } catch {
    return { size: 1, contrast: false, keys: true };
  }
}
