import { describe, expect, it } from 'vitest';
import { complete, conversationWith } from '../../conversations/testing/sample-conversation.ts';
import { markText, snippetOf } from './snippet.ts';
import type { MarkedText } from '../contract/search-contract.ts';

const written = (parts: readonly MarkedText[]): string =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

const snippet = (terms: string[], ...replies: string[]): string => {
  const conversation = conversationWith(
    ...replies.map((reply) => [reply, complete] as [string, typeof complete]),
  );
  return written(snippetOf(conversation, new Set(terms), terms.length).snippet);
};

describe('a snippet', () => {
  it('marks each word that was found', () => {
    expect(snippet(['sky', 'blue'], 'Why is the Sky blue?')).toBe('Why is the [Sky] [blue]?');
  });

  it('is the place where most of the words are near each other', () => {
    const filler = 'and so on, '.repeat(30);
    const text = `A sky. ${filler} The sky is blue. ${filler}`;
    expect(snippet(['sky', 'blue'], 'sky', text)).toMatch(/^….*The \[sky\] is \[blue\]\. .*…$/);
  });

  it('says in which turn it is', () => {
    const conversation = conversationWith(['one', complete], ['two', complete]);
    expect(snippetOf(conversation, new Set(['two']), 1)).toMatchObject({ turnId: '1' });
    expect(snippetOf(conversation, new Set(['none']), 1)).toEqual({ snippet: [], turnId: null });
  });

  it('is not what the title says already', () => {
    const conversation = conversationWith(['a reply to question 0', complete]);
    const first = snippetOf(conversation, new Set(['question']), 1);
    expect(written(first.snippet)).toBe('a reply to [question] 0');
    expect(snippetOf({ ...conversation, title: 'Named' }, new Set(['question']), 1).snippet[0]).toEqual({
      text: 'question',
      isMatch: true,
    });
    expect(snippetOf(conversationWith(['x', complete]), new Set(['question']), 1).snippet).toEqual([]);
  });

  it('is one line of text, without the signs of Markdown', () => {
    expect(snippet(['sky'], '## The\n\n**sky** and `code`')).toBe('The [sky] and code');
  });

  it('cuts no character in two, and marks overlapping signs once', () => {
    const text = `${'😀'.repeat(50)}北京大学${'😀'.repeat(100)}`;
    const shown = snippet(['北京', '京大'], text);
    expect(shown).toContain('[北京大]学');
    expect(encodeURIComponent(shown)).toBeTruthy(); // throws for half a character
  });
});

it('a title is marked as a whole', () => {
  expect(written(markText('The Sky', new Set(['sky'])))).toBe('The [Sky]');
  expect(written(markText('The Sea', new Set(['sky'])))).toBe('The Sea');
  expect(written(markText(' C#\n*', new Set(['sky'])))).toBe(' C#\n*');
});
