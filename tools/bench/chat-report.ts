// The part of docs/benchmarks.md about the chat, and whether what was promised of it holds.
import { chatThresholds, tokensPerSecond } from './chat-plan.ts';
import { slowdown } from './plan.ts';
import { spread } from './statistics.ts';
import { row, spreadText, table } from './table.ts';
import type { ChatPlan } from './chat-plan.ts';
import type { Machine } from './machine.ts';
import type { ChatFigures } from './measure-chat.ts';
import type { Phase } from './slow-page.ts';
import type { Verdict } from './verdict.ts';

const { openMs, searchMs, taskMs, growthBytes } = chatThresholds;
const inNumbers = new Intl.NumberFormat('en');

function judgeMedian(promise: string, values: readonly number[], limit: number, unit: string): Verdict {
  const scale = unit === 'kB' ? 1000 : 1;
  const { median } = spread(values);
  const scaled = values.map((value) => value / scale);
  return {
    promise,
    found: values.length === 0 ? 'not there' : `${spreadText(scaled, unit === 'kB' ? 1 : 0)} ${unit}`,
    holds: median <= limit,
  };
}

const openingsOf = ({ opening }: ChatFigures): number[] => [opening.firstMs, ...opening.againMs];

export function judgeChat(figures: readonly ChatFigures[], plan: ChatPlan): Verdict[] {
  const { messages, conversations, replyTokens } = plan;
  const slow = `CPU ×${slowdown}`;
  return [
    judgeMedian(
      `From the click on a conversation of ${inNumbers.format(messages)} messages to the paint of its end, ${slow}: at most ${openMs} ms`,
      figures.flatMap(openingsOf),
      openMs,
      'ms',
    ),
    judgeMedian(
      `Search in ${inNumbers.format(conversations)} conversations, to the paint: at most ${searchMs} ms`,
      figures.flatMap(({ search }) => search?.searchMs ?? []),
      searchMs,
      'ms',
    ),
    judgeMedian(
      `No task over ${taskMs} ms while ${inNumbers.format(replyTokens)} tokens stream at ${tokensPerSecond} tokens/s, ${slow}`,
      figures.map(({ streaming }) => streaming.answering.workMs),
      taskMs,
      'ms',
    ),
    judgeMedian(
      `Memory: a reply leaves at most ${growthBytes / 1000} kB`,
      figures.map(({ memory }) => memory.growthBytes),
      growthBytes,
      'kB',
    ),
  ];
}

function figuresTable(figures: readonly ChatFigures[], plan: ChatPlan): string {
  const line = (name: string, digits: number, read: (each: ChatFigures) => readonly number[]): string => {
    const values = figures.flatMap(read);
    return row(name, values.length === 0 ? '—' : spreadText(values, digits));
  };
  const megabytes = (reply: number) => (each: ChatFigures) => [
    (each.memory.heapBytes[reply - 1] ?? NaN) / 1e6,
  ];
  return table(
    ['', 'found'],
    [
      line('Opening the long conversation, first time (ms)', 0, ({ opening }) => [opening.firstMs]),
      line('Opening it again (ms)', 0, ({ opening }) => opening.againMs),
      line('Heaviest task meanwhile, and in the 1.5 s after that (ms)', 0, ({ opening }) => [
        opening.tasks.workMs,
      ]),
      line('First search, which reads all conversations (ms)', 0, ({ search }) =>
        search ? [search.firstMs] : [],
      ),
      line('Searches after that (ms)', 0, ({ search }) => search?.searchMs ?? []),
      line('Heaviest task while a reply streams, by the clock (ms)', 0, ({ streaming }) => [
        streaming.answering.clockMs,
      ]),
      line('Tasks of 50 ms or more meanwhile, by the clock', 0, ({ streaming }) => [
        streaming.answering.longTasks,
      ]),
      line(`Objects in memory after ${plan.warmReplies} replies (MB)`, 2, megabytes(plan.warmReplies)),
      line(`Objects in memory after ${plan.replies} replies (MB)`, 2, megabytes(plan.replies)),
      line(`Nodes of the document after ${plan.warmReplies} replies`, 0, ({ memory }) => [
        memory.nodes.early,
      ]),
      line(`Nodes of the document after ${plan.replies} replies`, 0, ({ memory }) => [memory.nodes.late]),
    ],
  );
}

function heaviestText(figures: readonly ChatFigures[]): string {
  const heaviest = (read: (each: ChatFigures) => Phase): string => {
    const [phase] = figures.map(read).sort((one, other) => other.workMs - one.workMs);
    return phase === undefined ? '' : `${phase.workMs.toFixed(0)} ms, with ${phase.parts.join(', ')}`;
  };
  return `- while a reply streams: ${heaviest(({ streaming }) => streaming.answering)}
- while conversations are opened: ${heaviest(({ opening }) => opening.tasks)}`;
}

export function describeChat({
  figures,
  plan,
  machine,
  verdicts,
  date,
}: {
  figures: readonly ChatFigures[];
  plan: ChatPlan;
  machine: Machine;
  verdicts: readonly Verdict[];
  date: Date;
}): string {
  const { processor, memory, browser, otherLoad } = machine;
  const slowdowns = figures.map(({ streaming }) => streaming.slowdown);
  return `## The chat

Written by \`npm run bench -- chat\` on ${date.toISOString().slice(0, 10)}, on the built site with the scripted engine. ${processor}, ${memory},
${browser}; other load at the start: ${otherLoad.toFixed(1)} busy cores${otherLoad > 0.5 ? ': **too much to trust these figures**' : ''}. CPU ×${slowdown} as measured: × ${spreadText(slowdowns, 1)}.

${table(
  ['Promise', 'Found', ''],
  verdicts.map(({ promise, found, holds }) => row(promise, found, holds ? 'holds' : '**fails**')),
)}

Medians of ${figures.length} repeats, with the least and the greatest of all readings.

${figuresTable(figures, plan)}

Heaviest tasks:

${heaviestText(figures)}

- **The long conversation** has ${inNumbers.format(plan.messages)} messages, every fourth reply with a table, code and formulas. The time runs from the
  click in the list until the frame is painted in which its last words are in sight.
- **The search** is in ${inNumbers.format(plan.conversations)} conversations of about 300 words each, at full speed: from the event in the field until
  what was found is painted, a frame included.
- **The reply** has headings, lists, tables, formulas, code in four languages, and ends with a long program. The engine writes a word each
  ${(1000 / tokensPerSecond).toFixed(1)} ms. *Work* is the time in which the thread computed, as in the tables above.
- **Memory** is that of the page's objects after a garbage collection, once after each of ${plan.replies} replies, each in a conversation of its own; the
  slope of the line through reply ${plan.warmReplies} to ${plan.replies}. A reply leaves its entry in the list of conversations.
`;
}
