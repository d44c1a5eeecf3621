import { getProtocol, getToday, listProtocols, previewProtocol, type Protocol } from '@itog/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, keyOf } from '../../../api/query.ts';

/** Shows a protocol that has just been changed, wherever it is shown. */
export function useShowChanged(onChanged: (contentSha256: string) => void): (protocol: Protocol) => void {
  const client = useQueryClient();
  return (protocol) => {
    onChanged(protocol.contentSha256);
    client.setQueryData(keyOf(getProtocol, { params: { protocolId: protocol.id } }), protocol);
    void invalidate(client, [listProtocols, getToday, previewProtocol], { sessionId: protocol.sessionId });
  };
}
