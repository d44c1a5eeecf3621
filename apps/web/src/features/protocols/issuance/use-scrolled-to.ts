import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** While what stands above may still be growing. */
const SETTLING_MS = 2_000;

/** The place that `#id` in the address leads to: it comes later than the page, and the sheet above it grows later still. */
export function useScrolledTo(id: string) {
  const place = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== `#${id}`) return undefined;
    const growth = new ResizeObserver(() => place.current?.scrollIntoView());
    const stop = () => growth.disconnect();
    growth.observe(document.body);
    const timer = setTimeout(stop, SETTLING_MS);
    // Whoever scrolls himself is not taken back.
    const events = ['wheel', 'touchmove', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, stop, { once: true, passive: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, stop);
    };
  }, [hash, id]);
  return place;
}
