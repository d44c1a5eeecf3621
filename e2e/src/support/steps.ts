let broken: string | null = null;

/** A step of a journey: after one that failed the rest say so at once, since nothing stands where they begin. */
export function step(title: string, act: () => Promise<void>, timeoutMs = 120_000): void {
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
