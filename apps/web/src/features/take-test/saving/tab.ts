const KEY = 'itog.tab';

/** A random UUID; also on a plain-HTTP address of a local network, where `crypto.randomUUID` does not exist. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => {
    if (i === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0');
    if (i === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0');
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

let current: string | null = null;

/**
 * The name of this tab, the same after a reload. A duplicated tab gets its own: the name lies in `sessionStorage` only
 * while the page is being left, so a copy of a living tab finds nothing there.
 */
export function tabId(storage: () => Storage = () => window.sessionStorage): string {
  current ??= takeName(storage) ?? randomId();
  return current;
}

function takeName(storage: () => Storage): string | null {
  try {
    const name = storage().getItem(KEY);
    storage().removeItem(KEY);
    window.addEventListener('pagehide', () => storage().setItem(KEY, tabId(storage)));
    window.addEventListener('pageshow', () => storage().removeItem(KEY));
    return name;
  } catch {
    return null;
  }
}

/** What tabs of one browser tell each other about an attempt. */
export type TabNews = { readonly news: 'claimed' | 'closed'; readonly tabId: string };

export type TabChannel = { readonly tell: (news: TabNews) => void; readonly close: () => void };

/** Tells the other tabs of this browser at once; without `BroadcastChannel` the server's refusal tells them later. */
export function tabChannel(attemptId: string, hear: (news: TabNews) => void): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`itog.attempt.${attemptId}`);
  channel.onmessage = ({ data }: MessageEvent<TabNews>) => hear(data);
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
}
