/** The words of a printed form, with one ordinary space wherever there is any. */
export const textOf = (html: string) => html.replaceAll(/<[^>]+>|&nbsp;/g, ' ').replaceAll(/\s+/g, ' ');
