import { getDesignPicture } from '@itog/contracts';
import { DESIGN_PICTURES, type DesignPicture, type DocumentDesign } from '@itog/domain';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { callFile } from '../../../api/call.ts';
import { keyOf } from '../../../api/query.ts';

/** The design with its pictures as data addresses: a shown sheet reaches no network. A picture on its way is left out. */
export function useDesignPictures(design: DocumentDesign): DocumentDesign {
  const wanted = wantedOf(design);
  const loaded = useQueries({
    queries: wanted.map((sha256) => ({
      queryKey: keyOf(getDesignPicture, { params: { sha256 } }),
      queryFn: async () => addressOf((await callFile(getDesignPicture, { params: { sha256 } })).blob),
      staleTime: Infinity,
    })),
    combine: (results) => results.map(({ data }) => data ?? '').join('\n'),
  });
  return useMemo(() => {
    const addresses = loaded.split('\n');
    const addressOfPicture = (sha256: string | null) =>
      sha256 === null ? null : addresses[wantedOf(design).indexOf(sha256)] || null;
    const shown = Object.fromEntries(DESIGN_PICTURES.map((key) => [key, addressOfPicture(design.pictures[key])]));
    return { ...design, pictures: shown as Record<DesignPicture, string | null> };
  }, [design, loaded]);
}

const wantedOf = ({ pictures }: DocumentDesign): string[] => [
  ...new Set(DESIGN_PICTURES.flatMap((key) => pictures[key] ?? [])),
];

/** The bytes tell what the picture is: the answer's own type is not trusted in a sheet. */
export async function addressOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:${bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'};base64,${btoa(text)}`;
}
