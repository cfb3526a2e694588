import { checkEngine } from './check-input.ts';
import { localFacts } from './model-facts.ts';
import type { HearthSettings } from '../hearth-types.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';

export interface CheckedSettings {
  model: string | null;
  modelsUrl: string;
  workerUrl: string;
  engine: ChatEngine | ChatEndpoint | null;
  mostWaiting: number;
}

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value, 'https://page.invalid');

/** @throws TypeError */
export function checkSettings(value: HearthSettings): CheckedSettings {
  const { modelsUrl = '', workerUrl = '', engine, mostWaiting = 8 } = value;
  if (!isAddress(modelsUrl) || !isAddress(workerUrl))
    throw new TypeError('modelsUrl and workerUrl must be addresses of folders.');
  if (!Number.isInteger(mostWaiting) || mostWaiting < 0)
    throw new TypeError('mostWaiting must be a whole number.');
  return { model: checkModel(value.model), modelsUrl, workerUrl, engine: checkEngine(engine), mostWaiting };
}

function checkModel(value: unknown = null): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || localFacts({ model: value, mirrorUrl: null }) === null)
    throw new TypeError('There is no such model on offer.');
  return value;
}
