// The part of docs/benchmarks.md about the engine on the CPU, and whether what was promised of it holds.
import { decodeTokensPerSecond } from './measure-engine.ts';
import { thresholds } from './plan.ts';
import { ratios } from './statistics.ts';
import { row, spreadText, table } from './table.ts';
import type { Machine } from './machine.ts';
import type { EngineFigures } from './measure-engine.ts';
import type { Verdict } from './verdict.ts';

/** Bare wllama, Hearth on the CPU, Hearth on web-llm. */
export const engineSides = ['bare', 'cpu', 'gpu'] as const;
export type EnginesFigures = Record<(typeof engineSides)[number], EngineFigures[]>;

type Read = (figures: EngineFigures) => number;

/** Of the first reading: whoever asks the same again is answered from what the model still has in memory. */
const shortFirstTextMs: Read = ({ shortAgain, short }) => (shortAgain[0] ?? short).firstTextMs;

const firstTokens: readonly [name: string, read: Read][] = [
  ['short question', shortFirstTextMs],
  ['long question', ({ long }) => long.firstTextMs],
  ['second turn', ({ followUp }) => followUp.firstTextMs],
];

const loads: readonly [name: string, read: Read][] = [
  ['Cold load', ({ loadColdMs }) => loadColdMs],
  ['Warm load', ({ loadWarmMs }) => loadWarmMs],
];

export function judgeEngines({ bare, cpu }: EnginesFigures): Verdict[] {
  const ratio = (read: Read): number => ratios(cpu.map(read), bare.map(read)).median;
  const decode = ratio(decodeTokensPerSecond);
  return [
    {
      promise: `Decode: at least ${thresholds.decode} × bare wllama`,
      found: `${decode.toFixed(3)} ×`,
      holds: decode >= thresholds.decode,
    },
    ...firstTokens.map(([name, read]) => ({
      promise: `First token, ${name}: at most ${thresholds.firstToken} × bare wllama`,
      found: `${ratio(read).toFixed(3)} ×`,
      holds: ratio(read) <= thresholds.firstToken,
    })),
    ...loads.map(([name, read]) => ({
      promise: `${name}: at most ${thresholds.firstToken} × bare wllama`,
      found: `${ratio(read).toFixed(3)} ×`,
      holds: ratio(read) <= thresholds.firstToken,
    })),
    judgeSameness(bare, cpu),
  ];
}

/** Both have to read and write as much, or the comparison says nothing. */
function judgeSameness(bare: readonly EngineFigures[], cpu: readonly EngineFigures[]): Verdict {
  const texts = [...bare, ...cpu].map(({ short, followUp, long }) =>
    [short, followUp, long].map(({ text, writtenTokens }) => `${writtenTokens} ${text}`).join('\n'),
  );
  const different = new Set(texts).size;
  return {
    promise: 'Both write the same replies, in every repeat',
    found: different === 1 ? 'the same' : `${different} different`,
    holds: different === 1,
  };
}

function figuresTable(figures: EnginesFigures): string {
  const line = (name: string, digits: number, read: Read): string => {
    const [bare, cpu, gpu] = engineSides.map((side) => figures[side].map(read));
    const { median } = ratios(cpu ?? [], bare ?? []);
    return row(name, ...[bare, cpu, gpu].map((all) => spreadText(all ?? [], digits)), median.toFixed(3));
  };
  const [sample] = figures.cpu;
  const seconds =
    (read: Read): Read =>
    (each) =>
      read(each) / 1000;
  const toRead = (part: 'long' | 'followUp'): string => `${sample?.[part].readTokens ?? 0} tokens to read`;
  return table(
    ['', 'bare wllama', 'Hearth on the CPU', 'Hearth on web-llm', 'Hearth on the CPU / bare'],
    [
      line(
        'Cold load (s)',
        2,
        seconds(({ loadColdMs }) => loadColdMs),
      ),
      line(
        'Warm load (s)',
        2,
        seconds(({ loadWarmMs }) => loadWarmMs),
      ),
      line('First token, short question (s)', 2, seconds(shortFirstTextMs)),
      line(
        `First token, long question, ${toRead('long')} (s)`,
        2,
        seconds(({ long }) => long.firstTextMs),
      ),
      line(
        `First token, second turn, ${toRead('followUp')} (s)`,
        2,
        seconds(({ followUp }) => followUp.firstTextMs),
      ),
      line('Decode (tokens/s)', 2, decodeTokensPerSecond),
    ],
  );
}

export function describeEngines({
  figures,
  machine,
  verdicts,
  date,
}: {
  figures: EnginesFigures;
  machine: Machine;
  verdicts: readonly Verdict[];
  date: Date;
}): string {
  const { processor, memory, browser, gpu, otherLoad } = machine;
  return `## The engines

Written by \`npm run bench -- engines\` on ${date.toISOString().slice(0, 10)}. Bare wllama is what its README shows, told to
stay on the CPU, to do without flash attention, and how long the context is; Hearth runs its build of 32 bits ([wllama.md](wllama.md), fact 2). Both get
the same GGUF from the same static host, on one thread, because that host sends no headers for isolation. Hearth on web-llm is
the same model compiled for the GPU, or for what plays one. ${processor}, ${memory}, ${browser};
WebGPU: ${gpu}; other load at the start: ${otherLoad.toFixed(1)} busy cores.

${table(
  ['Promise', 'Found', ''],
  verdicts.map(({ promise, found, holds }) => row(promise, found, holds ? 'holds' : '**fails**')),
)}

Medians of ${figures.cpu.length}, with the least and the greatest. The ratio is taken within each repeat; sides take turns
question by question. A cold load fetches and, but for bare wllama, verifies the files.

${figuresTable(figures)}
`;
}
