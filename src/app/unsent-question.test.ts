import { describe, expect, it } from 'vitest';
import { conversationWith } from '../conversations/testing/sample-conversation.ts';
import { DraftStore } from '../state/draft-store.ts';
import { Store } from '../state/store.ts';
import { unsentQuestion } from './unsent-question.ts';

const note = { name: 'note.txt', text: 'a note' };

function setUp() {
  const storage = {
    save: async () => undefined,
    remove: async () => undefined,
    load: async () => null,
    keys: async () => [],
  };
  const draft = new DraftStore(new Store(conversationWith()), storage);
  return { draft, unsent: unsentQuestion(draft) };
}

describe('the unsent question', () => {
  it('is what is written, with its texts', () => {
    const { draft, unsent } = setUp();
    draft.update(() => ' Why? ');
    draft.attach([note]);
    expect(unsent.read()).toEqual({ question: 'Why?', attachments: [note] });
    expect(unsent.is({ question: 'Why?', attachments: [note] })).toBe(true);
    expect(unsent.is({ question: 'Why?' })).toBe(false);
  });

  it('comes back with its texts, once, below what was written since', () => {
    const { draft, unsent } = setUp();
    const question = { question: 'Why?', attachments: [note] };
    unsent.keep(question);
    unsent.keep(question);
    expect([draft.value, draft.attachments.value]).toEqual(['Why?', [note]]);
    unsent.keep({ question: 'How?' });
    expect(draft.value).toBe('Why?\n\nHow?');
  });

  it('goes when it is sent, unless it was changed since', () => {
    const { draft, unsent } = setUp();
    unsent.keep({ question: 'Why?' });
    unsent.drop({ question: 'How?' });
    expect(draft.value).toBe('Why?');
    unsent.drop({ question: 'Why?' });
    expect(draft.isEmpty).toBe(true);
  });

  it('tells of each change, also of its texts', () => {
    const { draft, unsent } = setUp();
    let changes = 0;
    const stop = unsent.subscribe(() => (changes += 1));
    draft.update(() => 'a');
    draft.attach([note]);
    stop();
    draft.clear();
    expect(changes).toBe(2);
  });
});
