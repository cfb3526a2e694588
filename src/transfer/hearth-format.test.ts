import { describe, expect, it } from 'vitest';
import { parseConversation } from '../conversations/parse-conversation.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { byBeginning, hearthFile, writeHearthItem } from './hearth-format.ts';
import { readDocument } from './read-document.ts';
import { fullConversation } from './testing/full-conversation.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { ImportContext } from './import-context.ts';

const context: ImportContext = {
  settings: defaultGenerationSettings,
  nowMs: 5,
  words: { image: '[an image]', file: '[a file]' },
};
const write = (conversations: readonly Conversation[]): string =>
  hearthFile(conversations.map(writeHearthItem)).join('');
const read = (text: string) => readDocument('chats.json', text, context);

describe('our own format', () => {
  it('carries everything', async () => {
    const { conversations } = await read(write([fullConversation('one')]));
    expect(conversations).toEqual([fullConversation('one')]);
  });

  it('gives the same bytes after it was read, stored and written again', async () => {
    const all = ['one', 'two', '__proto__', 'constructor'].map((id) => fullConversation(id));
    const text = write([...all, fullConversation('empty', { turns: [], leafId: null, forgotten: null })]);
    const { conversations } = await read(text);
    const stored = conversations.map((each) => parseConversation(structuredClone(each))!);
    expect(stored).toHaveLength(5);
    expect(write(stored)).toBe(text);
  });

  it('is plain JSON with two spaces, and ends with a line break', () => {
    for (const all of [[], [fullConversation('one')], [fullConversation('one'), fullConversation('two')]]) {
      const text = write(all);
      expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
    }
  });

  it('has its members in one order, however they were stored', () => {
    const { id, title, turns, ...rest } = fullConversation('one');
    const shuffled = {
      turns: turns.map((turn) => Object.fromEntries(Object.entries(turn).reverse())),
      ...rest,
    };
    expect(write([{ ...shuffled, title, id } as unknown as Conversation])).toBe(
      write([fullConversation('one')]),
    );
  });

  it('names what was being written as interrupted', async () => {
    const [turn] = fullConversation('one').turns;
    const writing = fullConversation('one', {
      turns: [{ ...turn!, outcome: { status: 'answering' } }],
      leafId: 'a',
    });
    const { conversations } = await read(write([writing]));
    expect(conversations[0]?.turns[0]?.outcome).toEqual({ status: 'interrupted' });
  });

  it('lists conversations by their beginning', () => {
    const all = [
      { createdAt: 2, id: 'a' },
      { createdAt: 1, id: 'c' },
      { createdAt: 1, id: 'b' },
    ];
    expect(all.sort(byBeginning).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

/** The file with something changed in it, as a text editor would. */
const edited = (from: string | RegExp, to: string): string => {
  const text = write([fullConversation('one'), fullConversation('two')]);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change: ${String(from)}`);
  return changed;
};

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a broken file of ours', () => {
  it.each<[string, string | RegExp, string, string]>([
    ['another version', '"version": 1', '"version": 2', 'newer-version'],
    ['no version', '"version": 1,', '', 'expects-number'],
    ['a version that never was', '"version": 1', '"version": 0.5', 'wrong-value'],
    ['no list', /"conversations": \[/, '"conversations": {}, "x": [', 'expects-list'],
    ['a conversation that is none', '"conversations": [', '"conversations": [ 7,', 'expects-object'],
    ['a number for a title', /"title": "[^\n]*"/, '"title": 7', 'expects-text'],
    ['no title', /"title": "[^\n]*",/, '', 'expects-text'],
    ['a text for yes or no', '"isPinned": true', '"isPinned": "yes"', 'expects-yes-no'],
    ['a text for a time', '"updatedAt": 1764000100000.5', '"updatedAt": "today"', 'expects-number'],
    ['a time before all times', '"updatedAt": 1764000100000.5', '"updatedAt": -1', 'wrong-value'],
    ['a time after all times', '"updatedAt": 1764000100000.5', '"updatedAt": 1e300', 'wrong-value'],
    ['an infinite time', '"updatedAt": 1764000100000.5', '"updatedAt": 1e999', 'expects-number'],
    ['an empty id', '"id": "one"', '"id": ""', 'wrong-value'],
    ['an endless id', '"id": "one"', `"id": "${'x'.repeat(201)}"`, 'too-long'],
    ['two of the same id', '"id": "two"', '"id": "one"', 'duplicate-id'],
    ['two turns of the same id', '"id": "b"', '"id": "a"', 'duplicate-id'],
    ['a turn without a question', '"question": "question b",', '', 'no-question'],
    ['a question that is none', '"question": "question b"', '"question": null', 'expects-text'],
    ['a turn from nowhere', '"parentId": "b2"', '"parentId": "b3"', 'unknown-parent'],
    ['a turn from itself', '"parentId": "b2"', '"parentId": "d"', 'unknown-parent'],
    ['a turn from a later one', '"parentId": "a"', '"parentId": "d"', 'unknown-parent'],
    ['an end that is not there', '"leafId": "d"', '"leafId": "e"', 'unknown-parent'],
    ['no end', '"leafId": "d"', '"leafId": null', 'unknown-parent'],
    ['a summary of nothing', '"throughId": "a"', '"throughId": "x"', 'unknown-parent'],
    ['a hot temperature', '"temperature": 0.3', '"temperature": 30', 'wrong-value'],
    ['a temperature in words', '"temperature": 0.3', '"temperature": "warm"', 'wrong-value'],
    ['endless instructions', '"Be brief.', `"${'x'.repeat(9000)}`, 'wrong-value'],
    ['an unknown end of a reply', '"status": "interrupted"', '"status": "answering"', 'wrong-value'],
    ['figures in words', '"completionTokens": 12', '"completionTokens": "12"', 'expects-number'],
    ['no figures', /"figures": null/, '"figure": null', 'expects-object'],
    ['an attachment without text', '"text": ""', '"texts": ""', 'expects-text'],
    ['a schema that is a list', /"jsonSchema": \{/, '"jsonSchema": [], "x": {', 'expects-object'],
    ['a schema with a prototype', '"type": "object"', '"__proto__": {"x": 1}', 'forbidden-name'],
    ['a schema without end', '"type": "object"', `"x": ${'['.repeat(100)}${']'.repeat(100)}`, 'too-deep'],
    ['an error without a code', '"code": "device-lost"', '"code": 7', 'expects-text'],
    ['no comma', '"isPinned": true,', '"isPinned": true', 'expects-comma'],
    ['a comment', '"isPinned"', '// pinned\n"isPinned"', 'expects-name'],
  ])('says where, with %s', async (_, from, to, reason) => {
    const fault: unknown = await read(edited(from, to)).catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: { file: 'chats.json', reason } });
  });

  it('names the line and column, and what is wrong there', async () => {
    const text = edited('"question": "question b"', '"question": 7');
    const line = lineOf(text, '"question": 7');
    await expect(read(text)).rejects.toMatchObject({
      fault: { line, column: 23, reason: 'expects-text', field: 'question' },
    });
  });

  it('names the turn of which something is missing', async () => {
    const text = edited('"question": "question b",', '');
    await expect(read(text)).rejects.toMatchObject({ fault: { line: lineOf(text, '"id": "b"') - 1 } });
  });

  it('that ends early is told at its end', async () => {
    const text = write([fullConversation('one')]).slice(0, 700);
    const last = text.split('\n');
    await expect(read(text)).rejects.toMatchObject({
      fault: { line: last.length, reason: /ends-early|unclosed-text/ },
    });
  });

  it('ignores members that it does not know, and takes nothing from a prototype', async () => {
    const text = edited(
      '"isPinned": true',
      '"__proto__": {"isPinned": true}, "colour": "red", "isPinned": false',
    );
    const { conversations } = await read(text);
    expect(conversations[0]).toEqual(fullConversation('one', { isPinned: false }));
    expect(Object.getPrototypeOf(conversations[0])).toBe(Object.prototype);
  });
});

// A million of anything takes its time where much else runs.
describe('a file that is too much', { timeout: 60_000 }, () => {
  it('with a million turns is refused, at its list of turns', async () => {
    const turn = '{"id":"x","parentId":null},';
    const text = write([fullConversation('one')]).replace(
      '"turns": [',
      `"turns": [${turn.repeat(1_000_000)}`,
    );
    await expect(read(text)).rejects.toMatchObject({
      fault: { line: lineOf(text, '"turns"'), reason: 'too-many-turns' },
    });
  });

  it('with a million conversations is refused', async () => {
    const text = `{"format":"hearth-conversations","version":1,"conversations":[${'0,'.repeat(1_000_000)}0]}`;
    await expect(read(text)).rejects.toMatchObject({ fault: { reason: 'too-many-conversations' } });
  });

  it('nested a million deep is refused', async () => {
    for (const text of ['['.repeat(1_000_000), '{"messages":'.repeat(1_000_000)]) {
      await expect(read(text)).rejects.toMatchObject({ fault: { reason: 'too-deep' } });
    }
  });
});
