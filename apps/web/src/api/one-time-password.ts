let typed: string | null = null;

/** Keeps the one-time password that was just typed, until the page is left, so that it is not asked a second time. */
export function keepOneTimePassword(password: string): void {
  typed = password;
}

/** The one-time password of the sign-in that this page has seen; null after a reload. */
export function keptOneTimePassword(): string | null {
  return typed;
}

/** Once replaced, or not accepted any more, it is of no use. */
export function dropOneTimePassword(): void {
  typed = null;
}
