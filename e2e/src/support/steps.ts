let broken: string | null = null;

/** A journey: its steps go one after another, whatever became of the journeys before it on the same stage. */
export function journey(title: string, walk: () => void): void {
  describe(title, () => {
    beforeAll(() => {
      broken = null;
    });
    walk();
  });
}

/** A step of a journey: after one that failed the rest say so at once, since nothing stands where they begin. */
export function step(title: string, act: () => Promise<void>, timeoutMs = 300_000): void {
  it(
    title,
    async () => {
      if (broken) throw new Error(`not reached: «${broken}» failed before`);
      try {
        await act();
      } catch (error) {
        broken = title;
        throw error;
      }
    },
    timeoutMs,
  );
}
