/** A person on the list of an act that is being made. */
export type Chosen = { readonly id: string; readonly name: string };
