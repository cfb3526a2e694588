// Conversations for the benchmark of the chat: the same in each run.
import { defaultGenerationSettings } from '../../src/conversations/generation-settings.ts';
import { newConversation } from '../../src/conversations/new-conversation.ts';
import { endOfConversation } from './chat-plan.ts';
import { richSection } from './rich-reply.ts';
import type { Conversation, Turn } from '../../src/conversations/conversation.ts';

/** As many different words as a person's conversations may have. */
const vocabularySize = 20_000;
const syllables =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu'.split(' ');
const day = 86_400_000;

/** The same words each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function word(rank: number): string {
  let rest = rank + syllables.length;
  let letters = '';
  for (; rest > 0; rest = Math.floor(rest / syllables.length))
    letters += syllables[rest % syllables.length] ?? '';
  return letters;
}

/** Few words are used often and most seldom, as in every language. */
function words(count: number, random: () => number): string {
  const ranks = Array.from({ length: count }, () => Math.floor(vocabularySize ** random()) - 1);
  return `${ranks.map(word).join(' ')}.`;
}

function withTurns(
  title: string | null,
  updatedAt: number,
  texts: readonly [string, string][],
): Conversation {
  const conversation = newConversation(defaultGenerationSettings);
  const turns = texts.map(([question, reply], index): Turn => ({
    id: `${conversation.id} ${index}`,
    parentId: index === 0 ? null : `${conversation.id} ${index - 1}`,
    createdAt: updatedAt,
    question,
    reply,
    outcome: {
      status: 'complete',
      truncated: false,
      figures: {
        completionTokens: 100,
        timeToFirstTokenMs: 500,
        decodeTokensPerSecond: 20,
        promptTokens: 20,
      },
    },
  }));
  return { ...conversation, title, createdAt: updatedAt, updatedAt, turns, leafId: turns.at(-1)?.id ?? null };
}

/** Three questions and replies, some 300 words. */
export function shortConversation(number: number): Conversation {
  const random = randomFrom(number);
  const texts = Array.from({ length: 3 }, (): [string, string] => [words(12, random), words(90, random)]);
  return withTurns(null, Date.now() - day - number * 60_000, texts);
}

/** Every fourth reply has code, a table and formulas. Its last words are known. */
export function longConversation(title: string, messages: number): Conversation {
  const random = randomFrom(messages);
  const texts = Array.from({ length: messages / 2 }, (_, index): [string, string] => [
    words(12, random),
    index % 4 === 3
      ? richSection(index)
      : `${words(60, random)}\n\n- ${words(8, random)}\n- ${words(8, random)}`,
  ]);
  const [question = ''] = texts.pop() ?? [];
  return withTurns(title, Date.now(), [...texts, [question, endOfConversation]]);
}
