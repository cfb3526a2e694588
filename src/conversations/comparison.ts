// The same question, asked in two or three ways: the settings in which they differ, and what came of each.
import { newConversation } from './new-conversation.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { GenerationSettings } from './generation-settings.ts';

/** What may differ. */
export type WaySettings = Pick<GenerationSettings, 'temperature' | 'systemPrompt'>;

export interface Way {
  settings: WaySettings;
  /** The question as it was asked this way, with its reply; null before that. */
  answer: { settings: GenerationSettings; turn: Turn } | null;
}

export interface Comparison {
  question: string;
  ways: readonly Way[];
  /** The way that is being answered, by its place; null while none is. */
  answering: number | null;
}

export const mostWays = 3;

/** Two ways from the settings of a conversation: as it is, and at the other end of the temperatures. */
export function newComparison(settings: WaySettings, question: string): Comparison {
  const { temperature, systemPrompt } = settings;
  const other = temperature < 0.5 ? 1 : 0;
  return {
    question,
    ways: [newWay({ temperature, systemPrompt }), newWay({ temperature: other, systemPrompt })],
    answering: null,
  };
}

export const newWay = (settings: WaySettings): Way => ({ settings, answer: null });

/** Changes one of the ways. */
export function changeWay(comparison: Comparison, index: number, change: Partial<Way>): Comparison {
  const ways = comparison.ways.map((way, each) => (each === index ? { ...way, ...change } : way));
  return { ...comparison, ways };
}

/** A conversation that goes on from the answer of one of the ways, in its settings; null before there is one. */
export function conversationOf({ ways }: Comparison, index: number): Conversation | null {
  const answer = ways[index]?.answer ?? null;
  if (answer === null || answer.turn.outcome.status === 'answering') return null;
  const { settings, turn } = answer;
  return { ...newConversation(settings), turns: [turn], leafId: turn.id };
}
