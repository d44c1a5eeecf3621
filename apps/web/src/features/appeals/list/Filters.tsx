import type { CallOf, listAppeals } from '@itog/contracts';
import { APPEAL_KINDS, APPEAL_STATES } from '@itog/domain';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../../ui/table/SearchBox.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import classes from './list.module.css';

const DUE = ['overdue', 'soon'] as const;

/** The parameters of the address that narrow the list. */
export const FILTERS = ['search', 'state', 'kind', 'due'];

/** What the address asks for; what makes no sense in it is as if it were not there. */
export function useWanted(): CallOf<typeof listAppeals>['query'] {
  const [state] = useUrlValue('state');
  const [kind] = useUrlValue('kind');
  const [due] = useUrlValue('due');
  return {
    state: APPEAL_STATES.find((each) => each === state),
    kind: APPEAL_KINDS.find((each) => each === kind),
    due: DUE.find((each) => each === due),
  };
}

/** What narrows the list of appeals; all of it stands in the address. */
export function Filters() {
  const { t } = useTranslation('appeals');
  const [search] = useUrlValue('search');
  const { state, kind, due } = useWanted();
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchBox key={search ? 'searching' : 'idle'} label={t('list.search')} />
      </div>
      <Filter name="state" value={state} of={APPEAL_STATES} words={(each) => t(`state.${each}`)} />
      <Filter name="kind" value={kind} of={APPEAL_KINDS} words={(each) => t(`list.of.${each}`)} />
      <Filter name="due" value={due} of={DUE} words={(each) => t(`list.due.${each}`)} />
    </div>
  );
}

type FilterProps<Value extends string> = {
  readonly name: 'state' | 'kind' | 'due';
  readonly value: Value | undefined;
  readonly of: readonly Value[];
  readonly words: (value: Value) => string;
};

function Filter<Value extends string>({ name, value, of, words }: FilterProps<Value>) {
  const { t } = useTranslation('appeals');
  const [, set] = useUrlValue(name);
  return (
    <Select
      className={classes.filter}
      label={t(`list.filter.${name}`)}
      placeholder={t('list.filter.any')}
      clearable
      clearButtonProps={{ 'aria-label': t(`list.filter.clear.${name}`) }}
      value={value ?? null}
      onChange={(next) => set(next ?? '')}
      data={of.map((each) => ({ value: each, label: words(each) }))}
    />
  );
}
