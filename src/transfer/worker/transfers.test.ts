import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { parseConversation } from '../../conversations/parse-conversation.ts';
import { writeZip } from '../../zip/write-zip.ts';
import { fullConversation } from '../testing/full-conversation.ts';
import { createTransfers } from './transfers.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { ExportFormat, ImportOutlook } from '../contract/transfer-contract.ts';

const chatGpt = readFileSync(new URL('../testing/chatgpt-conversations.json', import.meta.url), 'utf8');
const words = { system: 'Instructions', question: 'Question', reply: 'Reply', untitled: 'Conversation' };

/** Conversations on a device, kept in memory. */
function setUp(...stored: Conversation[]) {
  const records = new Map<string, unknown>(stored.map((each) => [each.id, structuredClone(each)]));
  const all = () => [...records.values()].map((record) => parseConversation(record)!);
  const storage = {
    list: async () => all().map(({ id, updatedAt }) => ({ id, updatedAt, title: '' })) as never,
    load: async (id: string) => parseConversation(records.get(id)),
    loadMany: async (ids: readonly string[]) => ids.map((id) => parseConversation(records.get(id))),
    addAll: vi.fn(async (conversations: readonly Conversation[]) => {
      for (const each of conversations) records.set(each.id, structuredClone(each));
    }),
    removeAll: async (ids: readonly string[]) => ids.forEach((id) => records.delete(id)),
  };
  const transfers = createTransfers(storage);
  const context = { signal: new AbortController().signal, emit: vi.fn<(event: unknown) => void>() };
  const read = (...files: [name: string, content: BlobPart][]) =>
    transfers.read(
      {
        files: files.map(([name, content]) => ({ name, blob: new Blob([content]) })),
        settings: defaultGenerationSettings,
        words: { image: '[an image]', file: '[a file]' },
      },
      context,
    );
  const write = async (format: ExportFormat, ids: readonly string[] | null = null) => {
    const { name, blob } = await transfers.write({ ids, format, words }, context);
    return { name, blob, text: await blob.text() };
  };
  return {
    all,
    records,
    storage,
    read,
    write,
    context,
    transfers,
    add: () => transfers.add(null, context),
    remove: (ids: readonly string[]) => transfers.remove({ ids }, context),
  };
}

const many = (count: number): Conversation[] =>
  Array.from({ length: count }, (_, index) =>
    fullConversation(`id ${index}`, { createdAt: index % 7, title: `Title ${index % 3}` }),
  );

describe('everything, taken along', () => {
  it('comes back on an empty device, and is then written with the same bytes', async () => {
    const first = setUp(...many(120));
    const { text, name } = await first.write('hearth');
    expect(name).toMatch(/^hearth-conversations-\d{4}-\d{2}-\d{2}\.json$/);
    const second = setUp();
    expect(await second.read([name, text])).toMatchObject({ conversations: 120, added: 120, turns: 840 });
    await second.add();
    expect((await second.write('hearth')).text).toBe(text);
    expect(new Set(second.all().map(({ id }) => id))).toEqual(new Set(first.all().map(({ id }) => id)));
  });

  it('is a line for each conversation in OpenAI’s form, and an archive of documents as Markdown', async () => {
    const { write, read } = setUp(...many(4));
    const lines = await write('openai');
    expect(lines.name).toMatch(/\.jsonl$/);
    expect(lines.text.trim().split('\n')).toHaveLength(4);
    const archive = await write('markdown');
    expect(archive.name).toMatch(/\.zip$/);
    expect(await read([archive.name, archive.blob])).toMatchObject({
      formats: ['markdown'],
      conversations: 4,
    });
  });

  it('tells how far it is, and can be stopped', async () => {
    const { write, context, transfers } = setUp(...many(120));
    await write('hearth');
    expect(context.emit.mock.calls.map(([event]) => event)).toEqual(
      [0, 50, 100].map((done) => ({ done, total: 120 })),
    );
    const signal = AbortSignal.abort();
    await expect(
      transfers.write({ ids: null, format: 'hearth', words }, { ...context, signal }),
    ).rejects.toThrow('aborted');
  });

  it('leaves out what cannot be read, and says so', async () => {
    const { transfers, context } = setUp(fullConversation('one'));
    const ids = ['one', 'gone'];
    expect(await transfers.write({ ids, format: 'hearth', words }, context)).toMatchObject({ unreadable: 1 });
  });
});

describe('one conversation, taken along', () => {
  it.each([
    ['hearth', 'A “name” – العربية 🏡 script.json'],
    ['openai', 'A “name” – العربية 🏡 script.json'],
    ['markdown', 'A “name” – العربية 🏡 script.md'],
  ] as const)('as %s has the name of its title, and comes back', async (format, name) => {
    const one = setUp(...many(3), fullConversation('one'));
    const written = await one.write(format, ['one']);
    expect(written.name).toBe(name);
    const other = setUp();
    expect(await other.read([written.name, written.text])).toMatchObject({
      formats: [format],
      conversations: 1,
    });
  });

  it('is called by its first question, or by a word', async () => {
    const [turn] = fullConversation('one').turns;
    const unnamed = fullConversation('one', { title: null });
    expect((await setUp(unnamed).write('markdown', ['one'])).name).toBe('Read this.md');
    const blank = { ...unnamed, turns: [{ ...turn!, question: ' ' }], leafId: 'a' };
    expect((await setUp(blank).write('markdown', ['one'])).name).toBe('Conversation.md');
  });
});

describe('an import', () => {
  it('stores nothing before it is wanted, and can be taken back', async () => {
    const { read, add, remove, all, storage } = setUp(fullConversation('mine'));
    const outlook = await read(['conversations.json', chatGpt]);
    expect(outlook).toEqual({
      formats: ['chatgpt'],
      conversations: 2,
      turns: 5,
      added: 2,
      copies: 0,
      present: 0,
      leftOutMessages: 6,
      emptyConversations: 1,
    } satisfies ImportOutlook);
    expect(storage.addAll).not.toHaveBeenCalled();
    const { addedIds } = await add();
    expect(all()).toHaveLength(3);
    await remove(addedIds);
    expect(all()).toEqual([fullConversation('mine')]);
  });

  it('of the same file adds nothing the second time', async () => {
    const { read, add, all } = setUp();
    await read(['conversations.json', chatGpt]);
    await add();
    expect(await read(['conversations.json', chatGpt])).toMatchObject({ added: 0, present: 2 });
    expect((await add()).addedIds).toEqual([]);
    expect(all()).toHaveLength(2);
  });

  it('looks again what is here when it is wanted', async () => {
    const { read, add, records } = setUp();
    await read(['conversations.json', chatGpt]);
    await add();
    const stored = [...records];
    records.clear();
    await read(['conversations.json', chatGpt]);
    for (const [id, record] of stored) records.set(id, record); // in another tab
    expect((await add()).addedIds).toEqual([]);
  });

  it('takes the archive of a ChatGPT export as it was sent', async () => {
    const bytes = new TextEncoder().encode(chatGpt);
    const other = new TextEncoder().encode('{"id":"user"}');
    const archive = await writeZip([
      { name: 'user.json', bytes: other },
      { name: 'export/conversations.json', bytes },
      { name: 'chat.html', bytes: other },
    ]);
    expect(await setUp().read(['export.zip', archive])).toMatchObject({ conversations: 2 });
  });

  it('takes several files at once', async () => {
    const { read } = setUp();
    const openAi = '[{"role":"user","content":"q"}]';
    expect(await read(['a.json', chatGpt], ['b.json', openAi], ['c.json', openAi])).toMatchObject({
      formats: ['chatgpt', 'openai'],
      conversations: 4,
      present: 1,
    });
  });

  it.each<[string, [string, BlobPart][], object]>([
    [
      'a broken file among good ones',
      [
        ['a.json', chatGpt],
        ['b.json', '['],
      ],
      { file: 'b.json', line: 1, reason: 'ends-early' },
    ],
    [
      'a picture',
      [['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])]],
      { file: 'a.png', line: null, reason: 'not-text' },
    ],
    [
      'another alphabet',
      [['a.json', new Uint8Array([0xff, 0xfe, 0x5b, 0, 0x5d, 0])]],
      { reason: 'not-text' },
    ],
    ['half an archive', [['a.zip', 'PK\u0003\u0004half']], { file: 'a.zip', reason: 'archive-damaged' }],
    [
      'empty conversations only',
      [['a.json', '{"messages":[]}']],
      { file: 'a.json', line: null, reason: 'nothing-inside' },
    ],
    [
      'our format with nothing in it',
      [['a.json', '{"format":"hearth-conversations","version":1,"conversations":[]}']],
      { reason: 'nothing-inside' },
    ],
  ])('of %s keeps nothing', async (_, files, fault) => {
    const { read, add, all } = setUp();
    await read(['conversations.json', chatGpt]);
    expect(await read(...files)).toMatchObject({ fault });
    expect((await add()).addedIds).toEqual([]);
    expect(all()).toEqual([]);
  });

  it('of an archive without conversations, or with a broken one, says so', async () => {
    const bytes = new TextEncoder().encode('{');
    const read = async (name: string) => setUp().read(['a.zip', await writeZip([{ name, bytes }])]);
    expect(await read('photo.png')).toMatchObject({ fault: { reason: 'archive-without-conversations' } });
    expect(await read('x/conversations.json')).toMatchObject({
      fault: { file: 'x/conversations.json', line: 1, reason: 'ends-early' },
    });
  });

  it('of a file that is too large is refused before it is read', async () => {
    const blob = { size: 500e6, slice: () => new Blob(['[]']) } as unknown as Blob;
    const { transfers, context } = setUp();
    const params = {
      files: [{ name: 'a.json', blob }],
      settings: defaultGenerationSettings,
      words: { image: '', file: '' },
    };
    expect(await transfers.read(params, context)).toMatchObject({ fault: { reason: 'too-large' } });
  });

  it('that storage refuses is a failure, and may be tried again', async () => {
    const { read, add, storage, all } = setUp();
    await read(['conversations.json', chatGpt]);
    storage.addAll.mockRejectedValueOnce(new Error('full'));
    await expect(add()).rejects.toThrow('full');
    await add();
    expect(all()).toHaveLength(2);
  });
});
