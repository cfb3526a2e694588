import { formatNumber } from '../../i18n/format-number.ts';
import { msg, str } from '@lit/localize';
import { translate } from '../../i18n/translate.ts';
import type { EngineReason } from '../../models/choose-engine.ts';

/** A model as its card in the library shows it. */
export interface ModelListItem {
  id: string;
  name: string;
  maker: string;
  licence: { name: string; url: string | null };
  downloadBytes: number;
  memoryBytes: number;
  contextTokens: number;
  /** Which engine runs it, and why. */
  engine: 'web-llm' | 'wllama';
  reason: EngineReason;
  /** Billions; null where nobody says. */
  parameters: number | null;
  /** Such as `q4f16_1`. */
  quantization: string;
  languages: readonly string[];
  goodAt: string;
  weakAt: string;
  tools: boolean;
  /** Why it cannot run here, in one sentence; null when it can. */
  obstacle: string | null;
  stored: 'none' | 'partly' | 'whole';
  storedBytes: number;
  /** It is the one that answers in the chat. */
  running: boolean;
  /** The tab died with it last time. */
  crashed: boolean;
}

/** The library in the order in which a person looks: what is here, what could be, what cannot. */
export interface ModelGroups {
  here: readonly ModelListItem[];
  possible: readonly ModelListItem[];
  impossible: readonly ModelListItem[];
}

export function groupModels(models: readonly ModelListItem[]): ModelGroups {
  const here = models.filter(({ stored }) => stored !== 'none');
  const others = models.filter(({ stored }) => stored === 'none');
  return {
    here,
    possible: others.filter(({ obstacle }) => obstacle === null),
    impossible: others.filter(({ obstacle }) => obstacle !== null),
  };
}

/** Every word must occur somewhere in what is said of the model. */
export function matches(model: ModelListItem, search: string): boolean {
  const { name, maker, languages, goodAt, licence } = model;
  const inEnglish = [maker, licence.name, goodAt, ...languages];
  const text = [name, ...inEnglish, ...inEnglish.map(translate)].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** “4-bit weights” for `q4f16_1` and `Q4_K_M`. */
export function describeQuantization(quantization: string): string {
  const [, bits] = /^(?:ud-)?i?q(\d+)/i.exec(quantization) ?? [];
  return bits === undefined || bits === '0'
    ? msg('weights as they were trained')
    : msg(str`${bits}-bit weights`);
}

/** “135 million parameters”, “1.7 billion parameters”. @param billions of them */
export function describeParameters(billions: number): string {
  return billions < 1
    ? msg(str`${formatNumber(Math.round(billions * 1000))} million parameters`)
    : msg(str`${formatNumber(billions, Number.isInteger(billions) ? 0 : 1)} billion parameters`);
}
