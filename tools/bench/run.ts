// All repeats of both sides. They take turns and swap who goes first, so that a drift of the machine hits both.
import { readdirSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { longReply } from './long-reply.ts';
import { conversations, taskReadings } from './plan.ts';
import { measureEngines } from './measure-engine.ts';
import { measureBareTasks, measureHearthTasks, measureLongReplyTasks } from './measure-tasks.ts';
import { sides } from './sides.ts';
import type { EngineFigures } from './measure-engine.ts';
import type { TaskFigures } from './measure-tasks.ts';
import type { Question } from './bench-page.ts';
import type { Side } from './sides.ts';

export interface Figures {
  engine: Record<Side, EngineFigures[]>;
  tasks: Record<Side | 'longReply', TaskFigures[]>;
}

const longReplyWords = 3_000;

/** The built worker's path on the site: its name holds a hash. */
function builtWorker(name: string): string {
  const file = readdirSync('dist/assets').find((entry) => entry.startsWith(`${name}.worker-`));
  if (file === undefined) throw new Error(`The built site has no ${name} worker.`);
  return `assets/${file}`;
}

/** @param tell progress for the person who waits */
export async function runAll(
  browser: Browser,
  site: string,
  plan: { repeats: number; longQuestion: Question },
  tell: (line: string) => void,
): Promise<Figures> {
  const workers = new URLSearchParams({
    inference: builtWorker('inference'),
    downloads: builtWorker('downloads'),
  });
  const pages = { bare: `${site}bench/bare.html`, hearth: `${site}bench/hearth.html?${workers}` };
  const measureTasks = { bare: measureBareTasks, hearth: measureHearthTasks };
  const figures: Figures = {
    engine: { bare: [], hearth: [] },
    tasks: { bare: [], hearth: [], longReply: [] },
  };
  for (let repeat = 0; repeat < plan.repeats; repeat += 1) {
    const inTurn = repeat % 2 === 0 ? sides : sides.toReversed();
    tell(`both, repeat ${repeat + 1} of ${plan.repeats}: loading and answering`);
    const engines = await measureEngines(browser, pages, plan.longQuestion, inTurn, conversations);
    for (const side of sides) figures.engine[side].push(engines[side]);
    for (let reading = 0; reading < taskReadings; reading += 1) {
      for (const side of inTurn) {
        tell(`${side}, repeat ${repeat + 1} of ${plan.repeats}: tasks of the main thread`);
        figures.tasks[side].push(await measureTasks[side](browser, site));
      }
      tell(`hearth, repeat ${repeat + 1} of ${plan.repeats}: tasks while a long reply streams`);
      figures.tasks.longReply.push(await measureLongReplyTasks(browser, site, longReply(longReplyWords)));
    }
  }
  return figures;
}
