// Whether what was promised holds.
import { decodeTokensPerSecond, secondFirstTextMs, shortFirstTextMs } from './measure-engine.ts';
import { slowdown, thresholds } from './plan.ts';
import { ratios, spread } from './statistics.ts';
import type { EngineFigures } from './measure-engine.ts';
import type { Phase } from './slow-page.ts';
import type { Figures } from './run.ts';

export interface Verdict {
  promise: string;
  found: string;
  holds: boolean;
}

/** The phase with the heaviest task of several repeats. */
export function heaviest(phases: readonly Phase[]): Phase | undefined {
  return [...phases].sort((one, other) => other.workMs - one.workMs)[0];
}

function judgeRatio(
  figures: Figures,
  name: string,
  read: (side: EngineFigures) => number,
  limit: 'decode' | 'firstToken',
): Verdict {
  const { median } = ratios(figures.engine.hearth.map(read), figures.engine.bare.map(read));
  const bound = thresholds[limit];
  const isLeast = limit === 'decode';
  return {
    promise: `${name}: ${isLeast ? 'at least' : 'at most'} ${bound} × bare`,
    found: `${median.toFixed(3)} ×`,
    holds: isLeast ? median >= bound : median <= bound,
  };
}

function judgeTasks(name: string, phases: readonly Phase[]): Verdict {
  const { median, min, max } = spread(phases.map(({ workMs }) => workMs));
  return {
    promise: `No task over ${thresholds.taskMs} ms at CPU ×${slowdown}, ${name}`,
    found: `longest ${median.toFixed(0)} ms (${min.toFixed(0)}–${max.toFixed(0)})`,
    holds: median <= thresholds.taskMs,
  };
}

/** Both sides have to do the same work, or the comparison says nothing. */
function judgeSameness({ engine }: Figures): Verdict {
  const texts = [...engine.bare, ...engine.hearth].map((repeat) =>
    [...repeat.shortAgain, repeat.short, repeat.followUp, ...repeat.followUpAgain, repeat.long]
      .map(({ text, readTokens }) => `${readTokens} ${text}`)
      .join('\n'),
  );
  const different = new Set(texts).size;
  return {
    promise: 'Both read as many tokens and write the same replies, in every repeat',
    found: different === 1 ? 'the same' : `${different} different`,
    holds: different === 1,
  };
}

export function judge(figures: Figures): Verdict[] {
  const { hearth, longReply } = figures.tasks;
  return [
    judgeSameness(figures),
    judgeRatio(figures, 'Decode', decodeTokensPerSecond, 'decode'),
    judgeRatio(figures, 'First token, short question', shortFirstTextMs, 'firstToken'),
    judgeRatio(figures, 'First token, long question', ({ long }) => long.firstTextMs, 'firstToken'),
    judgeRatio(figures, 'First token, second turn', secondFirstTextMs, 'firstToken'),
    judgeTasks(
      'while loading',
      [...hearth, ...longReply].map(({ loading }) => loading),
    ),
    judgeTasks(
      'while answering',
      hearth.map(({ answering }) => answering),
    ),
    judgeTasks(
      'while 3,000 words stream',
      longReply.map(({ answering }) => answering),
    ),
  ];
}
