// A conversation with everything that one can have, for tests of what keeps it.
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import type { Conversation, Turn } from '../../conversations/conversation.ts';

const turn = (id: string, parentId: string | null, more: Partial<Turn> = {}): Turn => ({
  id,
  parentId,
  createdAt: 1_764_000_000_000,
  question: `question ${id}`,
  reply: `reply ${id}`,
  outcome: { status: 'stopped' },
  ...more,
});

const turns: readonly Turn[] = [
  turn('a', null, {
    question: 'Read this',
    attachments: [
      { name: 'notes.txt', text: 'one\r\n\ttwo ```three```\u0000\ud800' },
      { name: 'b.md', text: '' },
    ],
    reply: '<think>hm\n</think>\n\n# Heading\n\n```js\nlet x = "</script>";\n```\n',
    outcome: {
      status: 'complete',
      truncated: true,
      figures: {
        completionTokens: 12,
        timeToFirstTokenMs: 120.25,
        decodeTokensPerSecond: 1e-7,
        promptTokens: 40,
      },
    },
    thinkingMs: 800,
    modelName: 'Qwen3 1.7B',
    host: 'localhost:8080',
    jsonSchema: { type: 'object', properties: { b: { type: 'string' }, a: { enum: [null, 1, 'x'] } } },
  }),
  turn('b', 'a'),
  turn('b2', 'a', {
    outcome: {
      status: 'complete',
      truncated: false,
      figures: { completionTokens: 1, timeToFirstTokenMs: 1, decodeTokensPerSecond: 1 },
    },
  }),
  turn('c', 'b', {
    outcome: { status: 'failed', error: { code: 'device-lost', detail: { reason: 'x' } } },
  }),
  turn('c2', 'b', {
    reply: '',
    outcome: { status: 'failed', error: { code: 'engine-busy', detail: null } },
  }),
  turn('d', 'b2', { outcome: { status: 'interrupted' } }),
  turn('root2', null, { outcome: { status: 'complete', truncated: false, figures: null } }),
];

/** @param id conversations of different ids are otherwise the same */
export const fullConversation = (id: string, change: Partial<Conversation> = {}): Conversation => ({
  id,
  version: 2,
  createdAt: 1_764_000_000_000,
  updatedAt: 1_764_000_100_000.5,
  title: 'A “name” – العربية 🏡 \u2028 </script>',
  isPinned: true,
  settings: {
    ...defaultGenerationSettings,
    systemPrompt: 'Be brief.\n\n“Always.”',
    temperature: 0.3,
    seed: 7,
    thinking: 'off',
  },
  jsonSchema: { type: 'string', maxLength: 9 },
  forgotten: { throughId: 'a', summary: 'They greeted each other.' },
  background: 'Before that,\nthey met.',
  turns,
  leafId: 'd',
  ...change,
});
