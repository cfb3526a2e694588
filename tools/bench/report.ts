// docs/benchmarks.md from the figures.
import { decodeTokensPerSecond, secondFirstTextMs, shortFirstTextMs } from './measure-engine.ts';
import { conversations, shortReadings, slowdown, thresholds } from './plan.ts';
import { ratios } from './statistics.ts';
import { row, spreadText, table } from './table.ts';
import { heaviest } from './verdict.ts';
import type { EngineFigures } from './measure-engine.ts';
import type { TaskFigures } from './measure-tasks.ts';
import type { Phase } from './slow-page.ts';
import type { Machine } from './machine.ts';
import type { Figures } from './run.ts';
import type { Verdict } from './verdict.ts';

interface Findings {
  figures: Figures;
  machine: Machine;
  verdicts: readonly Verdict[];
  date: Date;
}

function ratioText(hearth: readonly number[], bare: readonly number[]): string {
  const { median, min, max } = ratios(hearth, bare);
  return hearth.length === 1
    ? median.toFixed(3)
    : `${median.toFixed(3)} (${min.toFixed(3)}–${max.toFixed(3)})`;
}

function engineRow(
  name: string,
  { engine }: Figures,
  digits: number,
  read: (figures: EngineFigures) => number,
): string {
  const [bare, hearth] = [engine.bare.map(read), engine.hearth.map(read)];
  return row(name, spreadText(bare, digits), spreadText(hearth, digits), ratioText(hearth, bare));
}

function engineTable(figures: Figures): string {
  const [sample] = figures.engine.hearth;
  const read = (part: 'short' | 'long' | 'followUp'): string =>
    `${sample?.[part].readTokens ?? 0} tokens to read`;
  const seconds = (ms: number): number => ms / 1000;
  return table(
    ['', 'bare web-llm', 'Hearth', 'Hearth / bare'],
    [
      engineRow('Cold load (s)', figures, 2, ({ loadColdMs }) => seconds(loadColdMs)),
      engineRow('Warm load (s)', figures, 2, ({ loadWarmMs }) => seconds(loadWarmMs)),
      engineRow(`First token, ${read('short')} (s)`, figures, 2, (each) => seconds(shortFirstTextMs(each))),
      engineRow(`First token, ${read('long')} (s)`, figures, 2, ({ long }) => seconds(long.firstTextMs)),
      engineRow(`First token, second turn, ${read('followUp')} (s)`, figures, 2, (each) =>
        seconds(secondFirstTextMs(each)),
      ),
      engineRow('Decode (tokens/s)', figures, 3, decodeTokensPerSecond),
    ],
  );
}

function taskRow(name: string, all: readonly TaskFigures[], phase: 'loading' | 'answering'): string {
  const phases: Phase[] = all.map((figures) => figures[phase]);
  return row(
    name,
    spreadText(
      phases.map(({ workMs }) => workMs),
      0,
    ),
    spreadText(
      phases.map(({ clockMs }) => clockMs),
      0,
    ),
    spreadText(
      phases.map(({ longTasks }) => longTasks),
      0,
    ),
  );
}

function taskTable({ tasks }: Figures): string {
  return table(
    ['', 'longest, work (ms)', 'longest, by the clock (ms)', 'tasks of 50 ms or more, by the clock'],
    [
      taskRow('bare web-llm (a blank page), loading', tasks.bare, 'loading'),
      taskRow('bare web-llm (a blank page), answering', tasks.bare, 'answering'),
      taskRow('Hearth, opening and loading', tasks.hearth, 'loading'),
      taskRow('Hearth, answering', tasks.hearth, 'answering'),
      taskRow('Hearth, scripted engine, opening and loading', tasks.longReply, 'loading'),
      taskRow('Hearth, scripted engine, 3,000 words', tasks.longReply, 'answering'),
    ],
  );
}

function overBudget({ tasks }: Figures): string {
  const phases = [
    ['loading', [...tasks.hearth, ...tasks.longReply].map(({ loading }) => loading)],
    ['answering', tasks.hearth.map(({ answering }) => answering)],
    ['3,000 words', tasks.longReply.map(({ answering }) => answering)],
  ] as const;
  const lines = phases
    .map(([name, all]) => ({ name, task: heaviest(all) }))
    .flatMap(({ name, task }) =>
      task === undefined || task.workMs <= thresholds.taskMs
        ? []
        : [`- ${name}: ${task.workMs.toFixed(0)} ms, with ${task.parts.join(', ')}`],
    );
  return lines.length === 0 ? '' : `Heaviest tasks over the budget:\n\n${lines.join('\n')}\n\n`;
}

function slowdownText({ tasks }: Figures): string {
  return spreadText(
    [...tasks.bare, ...tasks.hearth, ...tasks.longReply].map((each) => each.slowdown),
    1,
  );
}

export function writeReport({ figures, machine, verdicts, date }: Findings): string {
  const repeats = figures.engine.hearth.length;
  return `## The engine

Written by \`npm run bench\` on ${date.toISOString().slice(0, 10)}. Bare web-llm is what its README shows: its own worker
and client, no option changed. Both sides get the same model library and weights from the same static host, the same
questions at temperature 0 and the same system prompt, in one browser.

| | |
|---|---|
| Processor | ${machine.processor} |
| Memory | ${machine.memory} |
| System | ${machine.system} |
| Browser | ${machine.browser} |
| WebGPU adapter | ${machine.gpu} |
| Other load at the start | ${machine.otherLoad.toFixed(1)} busy cores${machine.otherLoad > 0.5 ? ': **too much to trust these figures**' : ''} |

### What must hold

${table(
  ['Promise', 'Found', ''],
  verdicts.map(({ promise, found, holds }) => row(promise, found, holds ? 'holds' : '**fails**')),
)}

### Loading and answering

Medians of ${repeats}, with the least and the greatest. The ratio is taken within each repeat.

${engineTable(figures)}

### Longest tasks of the page's main thread, CPU ×${slowdown}

${taskTable(figures)}

${overBudget(figures)}## How it is measured

- **Hearth** is measured through the site's own stores, clients and **built worker files**, under the site's policy, on a
  page without its elements: so both sides are timed by the same code at the same place, when text reaches the page.
  The tasks of the main thread are measured on the whole built site, by mouse and keyboard.
- **Cold load**: a browser context in which nothing is stored, from the call until the model can answer, over loopback.
  Hearth checks the SHA-256 of every file in this time, bare web-llm checks nothing. **Warm load**: a new page, all
  files cached. The script of the bare page, which holds the engine a second time, is read before the clock starts.
- **First token**: from the call to the first text in the page. The short question is read ${shortReadings} times
  in each repeat, the second turn ${conversations} times, and the median counts. It and its follow-up are one
  conversation, so the second turn finds the first in the model's memory. **Decode**: all tokens after the first of
  three replies, by the arrival of their text.
- Both models are loaded side by side, and each question goes to one right after the other, so that a drift of the
  machine's speed hits both; who goes first changes each time. A browser context of its own keeps its storage in memory.
- **Tasks** come from Chromium's trace: *work* is the time in which the thread computed, the emulated slowness
  included (measured: × ${slowdownText(figures)}); *by the clock* also holds the time it waited for a core, which
  with a GPU in software is spent on the model. The budget is on work. The long reply is written by the scripted
  engine, a word about every 4 ms, far above any model here.
- A GPU in software says little about a GPU: there the model takes less of the time, and what a page adds takes more.
`;
}
