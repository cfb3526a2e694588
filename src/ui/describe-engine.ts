import { msg } from '@lit/localize';
import type { EngineReason, EngineWish } from '../models/choose-engine.ts';

type Engine = 'web-llm' | 'wllama';

function onProcessor(reason: EngineReason): string {
  const words: Partial<Record<EngineReason, string>> = {
    'no-webgpu': msg(
      'This browser does not let pages compute on a graphics chip, so it runs on the processor.',
    ),
    'software-gpu': msg(
      'This computer has no graphics chip that the browser may use, so it runs on the processor.',
    ),
    'gpu-lacks-half-precision': msg(
      'The graphics chip does not compute in half precision, so it runs on the processor.',
    ),
    'gpu-too-small': msg('The graphics chip is too small for it, so it runs on the processor.'),
    'gpu-computes-wrongly': msg('The graphics chip computed wrongly, so it runs on the processor.'),
    'gpu-died': msg('The graphics chip stopped twice while a model used it, so it runs on the processor.'),
    wish: msg('It runs on the processor, as you chose.'),
  };
  return words[reason] ?? msg('It runs on the processor.');
}

/** Where a model runs and why, in one sentence. */
export function describeEngine(engine: Engine, reason: EngineReason): string {
  if (engine === 'wllama') return onProcessor(reason);
  return reason === 'wish'
    ? msg('It runs on the graphics chip, as you chose.')
    : msg('It runs on the graphics chip.');
}

/** The other way, for a person who knows better. */
export function otherWay(engine: Engine, reason: EngineReason): { wish: EngineWish; words: string } {
  if (engine === 'web-llm') return { wish: 'cpu', words: msg('Use the processor instead') };
  const words =
    reason === 'software-gpu' ? msg('Use WebGPU all the same') : msg('Use the graphics chip instead');
  return { wish: 'gpu', words };
}
