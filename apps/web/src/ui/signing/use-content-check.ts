import { useQuery } from '@tanstack/react-query';

export type SignedContent = { readonly html: string; readonly contentSha256: string };

/**
 * Whether the words on the screen give the hash that is signed, computed on this device; undefined while it is not known,
 * and where the device cannot compute it.
 */
export function useContentCheck({ html, contentSha256 }: SignedContent): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['content-sha256', html],
    queryFn: () => sha256Of(html),
    // Browsers compute hashes only on a secure connection.
    enabled: typeof globalThis.crypto?.subtle !== 'undefined',
    staleTime: Infinity,
    retry: false,
  });
  return data === undefined ? undefined : data === contentSha256;
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
