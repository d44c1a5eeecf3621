/** What somebody is writing outlives a reload and a look at another page, but not the tab: the computer may be another’s. */
export function keptInSession<Value extends object>(key: string, empty: Value): Value {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Value>) };
  } catch {
    return empty;
  }
}

/** Keeps it, or with null forgets it. */
export function keepInSession(key: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the text lives as long as the page.
  }
}
