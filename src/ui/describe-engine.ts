import { msg } from '@lit/localize';
import type { EngineReason, EngineWish } from '../models/choose-engine.ts';

type Engine = 'web-llm' | 'wllama';

const onProcessor: Partial<Record<EngineReason, string>> = {
  'no-webgpu': 'This browser does not let pages compute on a graphics chip, so it runs on the processor.',
  'software-gpu': 'This computer has no graphics chip that the browser may use, so it runs on the processor.',
  'gpu-lacks-half-precision':
    'The graphics chip does not compute in half precision, so it runs on the processor.',
  'gpu-too-small': 'The graphics chip is too small for it, so it runs on the processor.',
  'gpu-computes-wrongly': 'The graphics chip computed wrongly, so it runs on the processor.',
  'gpu-died': 'The graphics chip stopped twice while a model used it, so it runs on the processor.',
  wish: 'It runs on the processor, as you chose.',
};

/** Where a model runs and why, in one sentence. */
export function describeEngine(engine: Engine, reason: EngineReason): string {
  if (engine === 'wllama') return onProcessor[reason] ?? 'It runs on the processor.';
  return reason === 'wish'
    ? msg('It runs on the graphics chip, as you chose.')
    : msg('It runs on the graphics chip.');
}

/** The other way, for a person who knows better. */
export function otherWay(engine: Engine, reason: EngineReason): { wish: EngineWish; words: string } {
  if (engine === 'web-llm') return { wish: 'cpu', words: msg('Use the processor instead') };
  const words = reason === 'software-gpu' ? 'Use WebGPU all the same' : 'Use the graphics chip instead';
  return { wish: 'gpu', words };
}
