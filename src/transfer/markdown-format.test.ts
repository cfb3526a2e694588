import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { writeMarkdown } from './markdown-format.ts';
import { readDocument } from './read-document.ts';
import { fullConversation } from './testing/full-conversation.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { ImportContext } from './import-context.ts';

const context: ImportContext = {
  settings: defaultGenerationSettings,
  nowMs: 5,
  words: { image: '[an image]', file: '[a file]' },
};
const words = { system: 'Anweisungen', question: 'Frage', reply: 'Antwort' };
const read = (text: string) => readDocument('chat.md', text, context);

function conversationOf(...turns: [question: string, reply: string][]): Conversation {
  const made = turns.map(([question, reply], index): Turn => ({
    id: String(index),
    parentId: index === 0 ? null : String(index - 1),
    createdAt: 0,
    question,
    reply,
    outcome: { status: 'complete', truncated: false, figures: null },
  }));
  const leafId = made.at(-1)?.id ?? null;
  return fullConversation('one', { title: null, turns: made, leafId, forgotten: null });
}

describe('Markdown', () => {
  it('is a document for people', () => {
    expect(writeMarkdown({ ...conversationOf(['What is it?', 'A **fox**.']), title: 'Animals' }, words)).toBe(
      `# Animals
<!-- Hearth conversation, version 1, 2025-11-24T16:00:00.000Z to 2025-11-24T16:01:40.000Z -->

## Anweisungen <!-- system -->

Be brief.

“Always.”

## Frage <!-- question -->

What is it?

## Antwort <!-- reply -->

A **fox**.
`,
    );
  });

  it('names the model, leaves thoughts out, and shows one branch', () => {
    const text = writeMarkdown(fullConversation('one'), words);
    expect(text).toContain('\n## Qwen3 1.7B <!-- reply -->\n\n# Heading\n');
    expect(text).not.toContain('think');
    expect(text).toContain('question b2');
    expect(text).not.toContain('question c');
  });

  it.each<[string, string]>([
    ['plain', 'text'],
    ['# Heading\n\n## Another\n\n```\n## code\n```', '## Frage\n\n- list\n\n---\n\n> said'],
    [
      '## You <!-- question -->',
      'a\n## Me <!-- reply -->\nb\n\\## Me <!-- reply -->\n\\\\## x <!-- system -->',
    ],
    ['<!-- Hearth conversation, version 1 -->', '<!-- reply -->'],
    ['unanswered', ''],
    ['line\n\n\n\nbreaks', '\ttabs\n  and spaces  \nend'],
    ['العربية', '🏡 \u2028 \u0000'],
  ])('is read back as it was written: %j', async (question, reply) => {
    const written = conversationOf([question, reply], ['next', 'last']);
    const text = writeMarkdown(written, words);
    for (const form of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      const { conversations } = await read(form);
      const [found] = conversations;
      expect(found?.turns.map((turn) => [turn.question, turn.reply])).toEqual([
        [question, reply.trim()],
        ['next', 'last'],
      ]);
      expect(found).toMatchObject({
        title: null,
        createdAt: written.createdAt,
        updatedAt: Math.floor(written.updatedAt),
        settings: { systemPrompt: written.settings.systemPrompt },
      });
      expect(writeMarkdown(found!, words)).toBe(text);
    }
  });

  it('keeps a name that a person gave, on one line', async () => {
    const { conversations } = await read(
      writeMarkdown({ ...conversationOf(['q', 'a']), title: ' My\nname ' }, words),
    );
    expect(conversations[0]?.title).toBe('My name');
  });

  it('has a title also where there is none', async () => {
    const text = writeMarkdown(conversationOf([' ', 'a']), words);
    expect(text.startsWith('# …\n')).toBe(true);
    expect((await read(text)).conversations[0]?.title).toBeNull();
  });
});

const head =
  '# Title\n<!-- Hearth conversation, version 1, 2025-11-24T16:00:00.000Z to 2025-11-24T16:01:40.000Z -->\n';

describe('a broken Markdown file', () => {
  it.each<[string, string, number, string]>([
    ['of somebody else', '# Notes\n\nSome text', 2, 'markdown-of-others'],
    ['of a later version', head.replace('version 1', 'version 2'), 2, 'newer-version'],
    ['of no time', head.replace('2025-11-24T16:00:00.000Z', 'yesterday'), 2, 'wrong-value'],
    ['with a reply to nothing', `${head}\n## A <!-- reply -->\n\nhello`, 4, 'no-question'],
    [
      'with two replies',
      `${head}## Q <!-- question -->\nq\n## A <!-- reply -->\na\n## A <!-- reply -->\n`,
      7,
      'no-question',
    ],
    ['with text before its first heading', `${head}\nhello\n`, 4, 'stray-text'],
    [
      'with instructions in its middle',
      `${head}## Q <!-- question -->\nq\n## I <!-- system -->\n`,
      5,
      'stray-text',
    ],
    ['with endless instructions', `${head}## I <!-- system -->\n${'x'.repeat(8001)}`, 3, 'too-long'],
    ['with nothing in it', head, 3, 'nothing-inside'],
  ])('says where, %s', async (_, text, line, reason) => {
    await expect(read(text)).rejects.toMatchObject({ fault: { file: 'chat.md', line, reason } });
  });

  it('of endless lines is read in a moment', async () => {
    const line = `## ${'<!-- '.repeat(100_000)}`;
    const text = `${head}## Q <!-- question -->\n${line}\n${' '.repeat(1_000_000)}x`;
    const before = performance.now();
    await read(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
