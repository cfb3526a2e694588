// The downloads' part of docs/benchmarks.md.
import { row, spreadText, table } from './table.ts';
import { ratios, spread } from './statistics.ts';
import type { Machine } from './machine.ts';
import type { DownloadFigures } from './measure-download.ts';
import type { Verdict } from './verdict.ts';

export interface Figures {
  name: string;
  bare: DownloadFigures[];
  hearth: DownloadFigures[];
}

/** As fast as web-llm's loader, at least by this share; and no more memory than so many of the longest file. */
const leastSpeed = 0.95;
const mostFiles = 4;

export function judgeDownloads(figures: readonly Figures[], longestFileBytes: number): Verdict[] {
  const [fastest] = figures;
  const ms = ({ ms: time }: DownloadFigures): number => time;
  // Speed is one over time.
  const speed = ratios((fastest?.bare ?? []).map(ms), (fastest?.hearth ?? []).map(ms)).median;
  const memory = spread(figures.flatMap(({ hearth }) => hearth.map(({ memoryBytes }) => memoryBytes))).max;
  const isOnce = figures.every(({ hearth }) => hearth.every(({ attempts }) => attempts === 1));
  return [
    {
      promise: `Speed over loopback, every byte hashed: at least ${leastSpeed} × web-llm's loader`,
      found: `${speed.toFixed(3)} ×`,
      holds: speed >= leastSpeed,
    },
    {
      promise: `Memory of the page and its workers: at most ${mostFiles} of the longest file`,
      found: `${(memory / longestFileBytes).toFixed(2)} files`,
      holds: memory <= mostFiles * longestFileBytes,
    },
    {
      promise: 'Goes on by itself when files break off',
      found: isOnce ? 'it does' : 'it does not',
      holds: isOnce,
    },
  ];
}

export function describeDownloads({
  figures,
  verdicts,
  machine,
  date,
}: {
  figures: readonly Figures[];
  verdicts: readonly Verdict[];
  machine: Machine;
  date: Date;
}): string {
  const megabytes = (all: readonly DownloadFigures[], read: (each: DownloadFigures) => number): string =>
    spreadText(
      all.map((each) => read(each) / 1e6),
      0,
    );
  const rows = figures.flatMap(({ name, bare, hearth }) =>
    (
      [
        ["web-llm's loader", bare],
        ['Hearth', hearth],
      ] as const
    ).map(([side, all]) =>
      row(
        name,
        side,
        spreadText(
          all.map(({ ms }) => ms / 1000),
          2,
        ),
        megabytes(all, ({ bytes }) => bytes),
        megabytes(all, ({ memoryBytes }) => memoryBytes),
        spreadText(
          all.map(({ attempts }) => attempts),
          0,
        ),
      ),
    ),
  );
  return `## Downloads

Written by \`npm run bench -- downloads\` on ${date.toISOString().slice(0, 10)}: the starter model (112 MB) from a stand-in hub over
loopback, until every file is where the engine reads it. web-llm checks nothing; Hearth keeps parts on the disk and
checks the SHA-256 of every file. ${machine.processor}, ${machine.memory}, ${machine.browser}; other load at the
start: ${machine.otherLoad.toFixed(1)} busy cores. All figures: docs/benchmarks-downloads.json.

${table(
  ['Promise', 'Found', ''],
  verdicts.map(({ promise, found, holds }) => row(promise, found, holds ? 'holds' : '**fails**')),
)}

Medians of ${figures[0]?.hearth.length ?? 0}, with the least and the greatest. *Starts*: how often a person has to begin anew.

${table(['', '', 'time (s)', 'served (MB)', 'memory (MB)', 'starts'], rows)}
`;
}
