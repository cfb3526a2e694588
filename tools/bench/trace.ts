// Reads Chromium's trace: which tasks the main thread of the page had, and what was in the longest.

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Time that the thread really computed, in microseconds. */
  tdur?: number;
  args: {
    name?: string;
    src_func?: string;
    data?: { url?: string; functionName?: string; lineNumber?: number };
  };
}

/** The tasks of the page's main thread over a time. */
export interface MainThreadTasks {
  /** The heaviest: milliseconds in which the thread computed, without those it waited for a core. */
  workMs: number;
  /** What took most of the heaviest. */
  parts: string[];
  /** The longest by the clock. */
  clockMs: number;
}

export const traceCategories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  '__metadata',
];

const mostParts = 5;
const isTask = ({ name }: TraceEvent): boolean => name === 'RunTask';
const contains = (task: TraceEvent, event: TraceEvent): boolean =>
  event.ts >= task.ts && event.ts + (event.dur ?? 0) <= task.ts + (task.dur ?? 0);

/** Main threads of the processes that showed a page of `site`. */
function mainThreadsOf(events: readonly TraceEvent[], site: string): Set<string> {
  const shown = new Set(
    events.filter(({ args }) => args.data?.url?.startsWith(site) === true).map(({ pid }) => pid),
  );
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  return new Set(named.filter(({ pid }) => shown.has(pid)).map(({ pid, tid }) => `${pid} ${tid}`));
}

const workMs = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000;
const byWork = (one: TraceEvent, other: TraceEvent): number => workMs(other) - workMs(one);

function describe(event: TraceEvent): string {
  const { data, src_func: postedBy } = event.args;
  const place = data?.url ? `${new URL(data.url).pathname}:${(data.lineNumber ?? 0) + 1}` : '';
  const what = postedBy === undefined ? event.name : `task of ${postedBy}`;
  const words = [what, data?.functionName ?? '', place].filter((word) => word !== '');
  return `${words.join(' ')} ${workMs(event).toFixed(0)} ms`;
}

/** What the main thread of the pages of `site` did during the trace. */
export function readTasks(trace: Buffer, site: string): MainThreadTasks {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const threads = mainThreadsOf(traceEvents, site);
  const own = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && threads.has(`${pid} ${tid}`));
  // The change from one document to the next is the browser's own; nothing of the page runs in it.
  const changes = own.filter(({ name }) => name === 'CommitLoad');
  const tasks = own.filter(isTask).filter((task) => !changes.some((change) => contains(task, change)));
  const [heaviest] = tasks.sort(byWork);
  if (heaviest === undefined) throw new Error('The trace holds no task of the page.');
  const parts = own.filter((event) => !isTask(event) && contains(heaviest, event)).sort(byWork);
  return {
    workMs: workMs(heaviest),
    parts: parts.slice(0, mostParts).map(describe),
    clockMs: Math.max(...tasks.map(({ dur = 0 }) => dur / 1000)),
  };
}
