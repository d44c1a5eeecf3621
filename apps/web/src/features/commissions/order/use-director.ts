import { listCandidates, listUsers, type Commission } from '@itog/contracts';
import { fullName, type PersonName } from '@itog/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { nameOf } from './order-form.ts';

type Director = { readonly post: string; readonly name: PersonName };
type Person = { readonly name: PersonName; readonly post: string | null };

const NOBODY: PersonName = { lastName: '', firstName: '', patronymic: null };

/** Who signs the order, or has signed it; undefined while it is being found out. */
export function useDirector({ signedBy }: Commission['order']): Director | undefined {
  const { t } = useTranslation('commissions');
  const may = useCan();
  const users = useQuery({ ...queryOf(listUsers, { query: { role: 'director' } }), enabled: may('users.read') });
  const candidates = useQuery({ ...queryOf(listCandidates), enabled: !may('users.read') && may('commissions.draft') });
  if (users.isLoading || candidates.isLoading) return undefined;
  const known: Person[] = [
    ...(users.data?.users.filter(({ active }) => active) ?? []),
    ...(candidates.data?.people.filter(({ isDirector }) => isDirector) ?? []),
  ];
  const signer = known.find(({ name }) => fullName(name) === signedBy);
  const person = signer ?? (signedBy ? { name: nameOf(signedBy), post: null } : known[0]);
  return { post: person?.post ?? t('director'), name: person?.name ?? NOBODY };
}
