import { describe, expect, it } from 'vitest';
import { CrashSentinel } from './crash-sentinel.ts';

/** Locks as far as the sentinel uses them: shared holders, and a look whether there are any. */
function fakeLocks(): LockManager {
  let holders = 0;
  const request = async (_name: string, options: LockOptions, work: LockGrantedCallback<unknown>) => {
    if (options.ifAvailable === true && holders > 0) return work(null);
    holders += 1;
    try {
      return await work({ name: _name, mode: options.mode ?? 'exclusive' });
    } finally {
      holders -= 1;
    }
  };
  return { request } as unknown as LockManager;
}

function tabs() {
  const notes = new Map<string, string>();
  const storage = {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, value: string) => void notes.set(key, value),
    removeItem: (key: string) => void notes.delete(key),
  };
  const open = (locks = fakeLocks()) => {
    const page = new EventTarget();
    return { page, sentinel: new CrashSentinel(() => storage, locks, page) };
  };
  return { open, notes };
}

const never = () => new Promise<never>(() => undefined);

describe('the crash sentinel', () => {
  it('finds the note of a tab that died in its work', async () => {
    const { open } = tabs();
    void open().sentinel.guard('big', 'loading', never);
    await expect(open().sentinel.read('big')).resolves.toMatchObject({ phase: 'loading' });
    await expect(open().sentinel.read('small')).resolves.toBeNull();
  });

  it('takes work that ended, well or badly, for no crash', async () => {
    const { sentinel } = tabs().open();
    await sentinel.guard('big', 'loading', () => Promise.resolve());
    await expect(sentinel.guard('big', 'loading', () => Promise.reject(new Error('told')))).rejects.toThrow();
    await expect(sentinel.read('big')).resolves.toBeNull();
  });

  it('takes a tab that was closed in its work for no crash', async () => {
    const { open } = tabs();
    const { page, sentinel } = open();
    void sentinel.guard('big', 'answering', never);
    page.dispatchEvent(new Event('pagehide'));
    await expect(open().sentinel.read('big')).resolves.toBeNull();
  });

  it('says nothing while another tab is at work', async () => {
    const { open } = tabs();
    const locks = fakeLocks();
    void open(locks).sentinel.guard('big', 'loading', never);
    await expect(open(locks).sentinel.read('big')).resolves.toBeNull();
  });

  it.each(['', 'null', '7', '{"phase":"x","atMs":1}', '{"phase":"loading"}', '{'])(
    'does not stumble over a damaged note (%s)',
    async (text) => {
      const { open, notes } = tabs();
      notes.set('hearth-crash big', text);
      await expect(open().sentinel.read('big')).resolves.toBeNull();
    },
  );

  it('works on without a memory where storage is blocked', async () => {
    const blocked = new CrashSentinel(
      () => {
        throw new DOMException('blocked', 'SecurityError');
      },
      fakeLocks(),
      new EventTarget(),
    );
    await expect(blocked.guard('big', 'loading', () => Promise.resolve(1))).resolves.toBe(1);
    await expect(blocked.read('big')).resolves.toBeNull();
  });
});
