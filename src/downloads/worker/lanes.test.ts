import { expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { Lanes } from './lanes.ts';

const signal = new AbortController().signal;
const items = Array.from({ length: 12 }, (_, index) => index);
const moment = () => new Promise((resolve) => setTimeout(resolve));

/** How many were at work at once, item by item. */
async function crowd(lanes: Lanes, onItem: (item: number) => void = () => undefined): Promise<number[]> {
  let open = 0;
  const seen: number[] = [];
  await lanes.run(
    items,
    async (item) => {
      open += 1;
      seen[item] = open;
      onItem(item);
      await moment();
      open -= 1;
    },
    signal,
  );
  return seen;
}

it('works on all, four at a time', async () => {
  const seen = await crowd(new Lanes());
  expect(seen).toHaveLength(items.length);
  expect(Math.max(...seen)).toBe(4);
});

it('works on fewer once a server asks for patience, and on more again when it is calm', async () => {
  const lanes = new Lanes();
  lanes.slowDown();
  lanes.slowDown();
  const seen = await crowd(lanes);
  expect(seen[0]).toBe(1);
  expect(seen[1]).toBe(1);
  expect(Math.max(...seen.slice(-3))).toBeGreaterThan(1);
});

it('ends with the first failure, and stops the others', async () => {
  const failure = new AppError('download-failed', { url: 'x', status: 404 });
  const stopped: number[] = [];
  const run = new Lanes().run(
    items,
    async (item, stop) => {
      if (item === 1) throw failure;
      await new Promise((_resolve, reject) => {
        stop.addEventListener('abort', () => {
          stopped.push(item);
          reject(stop.reason as Error);
        });
      });
    },
    signal,
  );
  await expect(run).rejects.toBe(failure);
  expect(stopped).toEqual([0, 2, 3]);
});

it('rejects with AbortError when it is cancelled', async () => {
  const abort = new AbortController();
  const run = new Lanes().run(items, async () => abort.abort(), abort.signal);
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
});
