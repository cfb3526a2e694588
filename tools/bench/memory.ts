// Linux only; elsewhere there are no pages to be found, and everything is 0.
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const sampleEveryMs = 25;

const read = (pid: number, file: string): string => {
  const path = `/proc/${pid}/${file}`;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended
  }
};

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)$/m.exec(read(pid, 'status'))?.[1] ?? 0);

function descendsFrom(pid: number, ancestor: number): boolean {
  for (let each = pid; each > 1; each = parentOf(each)) if (each === ancestor) return true;
  return false;
}

/** The processes of a browser that hold its pages and their workers. */
function findPages(browserPid: number): number[] {
  if (!existsSync('/proc/self/status')) return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter(
    (pid) => read(pid, 'cmdline').includes('--type=renderer') && descendsFrom(pid, browserPid),
  );
}

/** Without what is mapped from files: that is the browser's own program, which all processes share. */
function heldBytes(pids: readonly number[]): number {
  const kib = pids.flatMap((pid) =>
    [...read(pid, 'status').matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB/gm)].map(([, value]) => Number(value)),
  );
  return kib.reduce((sum, each) => sum + each, 0) * 1024;
}

/** Watches how much more memory a browser's pages hold than now. @returns ends it; the most there was, in bytes */
export function watchMemory(browserPid: number): () => number {
  const pids = findPages(browserPid);
  const before = heldBytes(pids);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, heldBytes(pids))), sampleEveryMs);
  return () => {
    clearInterval(timer);
    return most - before;
  };
}
