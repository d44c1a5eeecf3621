import { GroupCommit, QueueFull } from './group-commit.ts';

const options = { flushers: 2, batch: 3, queue: 10 };

function recorder() {
  const batches: number[][] = [];
  const releases: (() => void)[] = [];
  const write = async (rows: readonly number[]): Promise<number[]> => {
    batches.push([...rows]);
    await new Promise<void>((resolve) => releases.push(resolve));
    return rows.map((row) => row * 10);
  };
  return { batches, releases, write };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  it('lets rows that arrive during a statement travel together in the next one', async () => {
    const { batches, releases, write } = recorder();
    const commit = new GroupCommit(write, { ...options, flushers: 1 });
    const first = commit.add(1);
    await turn();
    const later = [2, 3, 4, 5].map((row) => commit.add(row));
    releases.shift()?.();
    await expect(first).resolves.toBe(10);
    await turn();
    releases.shift()?.();
    await turn();
    await turn();
    releases.shift()?.();
    await expect(Promise.all(later)).resolves.toEqual([20, 30, 40, 50]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('lets the first row wait for company where it is told to', async () => {
    const batches: number[][] = [];
    const write = (rows: readonly number[]) => {
      batches.push([...rows]);
      return Promise.resolve(rows);
    };
    const commit = new GroupCommit(write, { flushers: 1, batch: 10, queue: 10, lingerMs: 40 });
    const first = commit.add(1);
    await turn();
    await turn();
    expect(batches).toEqual([]);
    await Promise.all([first, commit.add(2)]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('acknowledges nobody before the statement is done', async () => {
    const { releases, write } = recorder();
    const commit = new GroupCommit(write, options);
    let acknowledged = false;
    const row = commit.add(1).then(() => (acknowledged = true));
    await turn();
    await turn();
    expect(acknowledged).toBe(false);
    releases.shift()?.();
    await row;
    expect(acknowledged).toBe(true);
  });

  it('rejects only the bad row of a batch', async () => {
    const write = async (rows: readonly number[]) => {
      if (rows.includes(13)) throw new Error('bad row');
      return [...rows];
    };
    const commit = new GroupCommit(write, options);
    const results = await Promise.allSettled([1, 13, 2].map((row) => commit.add(row)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('turns newcomers away when too many wait', async () => {
    const { releases, write } = recorder();
    const commit = new GroupCommit(write, { flushers: 1, batch: 1, queue: 1 });
    const first = commit.add(1);
    await turn();
    const second = commit.add(2);
    await expect(commit.add(3)).rejects.toThrow(QueueFull);
    releases.shift()?.();
    await first;
    await turn();
    releases.shift()?.();
    await second;
  });
});
