import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer } from '../../channel/answer.ts';
import { Typesetter } from './typesetter.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { FormulaElement, TypesettingContract } from '../contract/typesetting-contract.ts';

const formula: FormulaElement = { name: 'math', classes: '', attributes: {}, styles: {}, children: ['x'] };
const never = (): Promise<never> => new Promise(() => undefined);

class ThreadDouble {
  isEnded = false;
  die: (reason: string) => void = () => undefined;
  readonly thread: Thread;

  constructor(handlers: Handlers<TypesettingContract>) {
    const { port1, port2 } = new MessageChannel();
    for (const port of [port1, port2]) port.start();
    answer<TypesettingContract>(port2, handlers);
    const end = (): void => {
      this.isEnded = true;
      port1.close();
    };
    this.thread = { port: port1, end, died: new Promise((resolve) => (this.die = resolve)) };
  }
}

let threads: ThreadDouble[] = [];
const prepare = vi.fn<Handlers<TypesettingContract>['prepare']>(async () => null);
const setFormula = vi.fn<Handlers<TypesettingContract>['setFormula']>();
const highlight = vi.fn<Handlers<TypesettingContract>['highlight']>();

function start(limitMs?: number): Typesetter {
  return new Typesetter(() => {
    const double = new ThreadDouble({ prepare, setFormula, highlight });
    threads.push(double);
    return double.thread;
  }, limitMs);
}

beforeEach(() => {
  setFormula.mockReset().mockResolvedValue(formula);
  highlight.mockReset().mockResolvedValue(Uint32Array.of(1, 1));
});

afterEach(() => {
  for (const { thread } of threads) thread.end();
  threads = [];
});

describe('Typesetter', () => {
  it('starts its thread with the first call, and only one', async () => {
    const typesetter = start();
    expect(threads).toHaveLength(0);
    const [stretches, set] = await Promise.all([
      typesetter.highlight('a', 'python'),
      typesetter.setFormula('x', false),
    ]);
    expect(stretches).toEqual(Uint32Array.of(1, 1));
    expect(set).toEqual(formula);
    expect(threads).toHaveLength(1);
  });

  it('has its thread fetch all that it needs', async () => {
    await start().prepare();
    expect(prepare).toHaveBeenCalledOnce();
  });

  it('knows a formula that it has set, as it was asked for', async () => {
    const typesetter = start();
    expect(typesetter.knownFormula('x', false)).toBeUndefined();
    await typesetter.setFormula('x', false);
    expect(typesetter.knownFormula('x', false)).toEqual(formula);
    expect(typesetter.knownFormula('x', true)).toBeUndefined();
    await typesetter.setFormula('x', false);
    expect(setFormula).toHaveBeenCalledOnce();
  });

  it('ends a thread that takes too long, and asks no more for what kept it', async () => {
    setFormula.mockImplementationOnce(never);
    const typesetter = start(30);
    const [hung, next] = await Promise.all([
      typesetter.setFormula('hostile', false),
      typesetter.setFormula('x', false),
    ]);
    expect(hung).toBeNull();
    expect(next).toEqual(formula);
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(typesetter.knownFormula('hostile', false)).toBeNull();
  });

  it('gives up after five threads that it had to end', async () => {
    highlight.mockImplementation(never);
    const typesetter = start(5);
    for (let time = 0; time < 7; time += 1) expect(await typesetter.highlight('a', 'python')).toBeNull();
    expect(threads).toHaveLength(5);
  });

  it('starts another thread when one died', async () => {
    const typesetter = start();
    setFormula.mockImplementationOnce(async () => {
      threads[0]?.die('out of memory');
      return never();
    });
    expect(await typesetter.setFormula('x', false)).toBeNull();
    expect(await typesetter.setFormula('x', false)).toEqual(formula);
    expect(threads).toHaveLength(2);
  });

  it('asks again for what could not be fetched', async () => {
    const typesetter = start();
    setFormula.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
    expect(await typesetter.setFormula('x', false)).toBeNull();
    expect(typesetter.knownFormula('x', false)).toBeUndefined();
    expect(await typesetter.setFormula('x', false)).toEqual(formula);
  });
});

it('rests when it has done what was asked, and starts again with the next text', async () => {
  const typesetter = start();
  const answered = typesetter.setFormula('x', false);
  await typesetter.rest();
  await expect(answered).resolves.toEqual(formula);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true]);
  await expect(typesetter.setFormula('y', false)).resolves.toEqual(formula);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false]);
});
