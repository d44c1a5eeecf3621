/** What was pressed goes away: the focus goes to the question, not to the top of the page, where who listens would begin anew. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main [tabindex="-1"]')?.focus({ preventScroll: true });
}
