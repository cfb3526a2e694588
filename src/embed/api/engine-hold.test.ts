import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { Store } from '../../state/store.ts';
import { EngineHold } from './engine-hold.ts';
import type { ModelState } from '../../state/model-state.ts';
import type { PageEngine } from '../session/page-engine.ts';
import type { HearthProgress } from '../hearth-types.ts';

const ready: ModelState = { status: 'ready', contextTokens: 100, device: '' };
const never = new AbortController().signal;

/** An engine of which a test says how far it has come. */
class PageEngineDouble {
  readonly model = new Store<ModelState>({ status: 'checking' });
  readonly users = new Set<object>();
  readonly start = vi.fn(() => Promise.resolve());

  join = (user: object): void => void this.users.add(user);
  leave = (user: object): void => void this.users.delete(user);

  come(state: ModelState): void {
    this.model.update(() => state);
  }

  whenReady = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const { value } = this.model;
        if (value.status === 'ready') resolve();
        if (value.status === 'failed') reject(value.error);
      };
      this.model.subscribe(look);
      look();
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
}

function held() {
  const engine = new PageEngineDouble();
  const find = vi.fn(() => engine as unknown as PageEngine);
  return { engine, find, hold: new EngineHold(find) };
}

const done = (): Promise<string> => Promise.resolve('done');

describe('a hold on the engine', () => {
  it('takes no part before it is used', () => {
    const { hold, find } = held();
    expect(hold.current).toBeNull();
    expect(find).not.toHaveBeenCalled();
  });

  it('works when the model is there, and keeps it', async () => {
    const { hold, engine, find } = held();
    const work = vi.fn(done);
    const used = hold.use({ signal: never, work });
    await Promise.resolve();
    expect(engine.start).toHaveBeenCalledOnce();
    expect(work).not.toHaveBeenCalled();
    engine.come(ready);
    expect(await used).toBe('done');
    expect(await hold.use({ signal: never, work })).toBe('done');
    expect(find).toHaveBeenCalledOnce();
    expect(engine.start).toHaveBeenCalledOnce();
    expect(engine.users.size).toBe(1);
    hold.leave();
    expect(engine.users.size).toBe(0);
    expect(hold.current).toBeNull();
  });

  it('keeps a model that answers, whatever becomes of a reply', async () => {
    const { hold, engine } = held();
    engine.come(ready);
    const work = (): Promise<never> => Promise.reject(new AppError('worker-crashed', { reason: 'x' }));
    await expect(hold.use({ signal: never, work })).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(engine.users.size).toBe(1);
  });

  it('lets go of what nobody waits for any more, and not before', async () => {
    const { hold, engine } = held();
    const [one, other] = [new AbortController(), new AbortController()];
    const uses = [one, other].map(({ signal }) => hold.use({ signal, work: done }));
    one.abort();
    await expect(uses[0]).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.users.size).toBe(1);
    other.abort();
    await expect(uses[1]).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.users.size).toBe(0);
  });

  it('lets go of it also where one signal ends all that wait', async () => {
    const { hold, engine } = held();
    const stop = new AbortController();
    const { signal } = stop;
    const uses = Promise.allSettled([hold.use({ signal, work: done }), hold.use({ signal, work: done })]);
    stop.abort();
    await uses;
    expect(engine.users.size).toBe(0);
  });

  it('lets go of a model that failed', async () => {
    const { hold, engine } = held();
    const used = hold.use({ signal: never, work: done });
    engine.come({ status: 'failed', error: new AppError('library-corrupt', { reason: 'x' }) });
    await expect(used).rejects.toMatchObject({ code: 'library-corrupt' });
    expect(engine.users.size).toBe(0);
  });

  it('joins nothing for a signal that has ended before', async () => {
    const { hold, find } = held();
    await expect(hold.use({ signal: AbortSignal.abort(), work: done })).rejects.toThrow();
    expect(find).not.toHaveBeenCalled();
  });
});

it('tells how far the model has come, and no more once it is there', async () => {
  const { hold, engine } = held();
  const heard: HearthProgress[] = [];
  const used = hold.use({ signal: never, work: done, onProgress: (progress) => heard.push(progress) });
  engine.come({
    status: 'downloading',
    isPrivate: false,
    isAsking: false,
    receivedBytes: 5,
    totalBytes: 20,
    bytesPerSecond: 1,
    activity: 'fetching',
  });
  engine.come({ status: 'loading', progress: { phase: 'starting' } });
  engine.come(ready);
  await used;
  engine.come({ status: 'loading', progress: { phase: 'starting' } });
  expect(heard).toEqual([
    { phase: 'checking', share: null, receivedBytes: null, totalBytes: null },
    { phase: 'downloading', share: 0.25, receivedBytes: 5, totalBytes: 20 },
    { phase: 'loading', share: null, receivedBytes: null, totalBytes: null },
  ]);
});

it('goes on where the listener of the page fails, and has that reported', async () => {
  const { hold, engine } = held();
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const onProgress = (): void => {
    throw new Error('of the page');
  };
  const used = hold.use({ signal: never, work: done, onProgress });
  engine.come(ready);
  expect(await used).toBe('done');
  expect(report).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
