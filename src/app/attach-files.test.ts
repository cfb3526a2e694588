import { describe, expect, it } from 'vitest';
import { attachFiles, attachPaste } from './attach-files.ts';

const offer = (path: string, content: BlobPart) => ({ path, blob: new File([content], path) });

describe('attachFiles', () => {
  it('takes texts by their names, without their folders', async () => {
    const files = [offer('notes/a.txt', 'one'), offer('b.csv', 'x;y')];
    expect(await attachFiles(files, [])).toEqual({
      attachments: [
        { name: 'a.txt', text: 'one' },
        { name: 'b.csv', text: 'x;y' },
      ],
      problems: [],
    });
  });

  it.each([
    ['picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), 'is no text'],
    ['empty.txt', ' \n', 'is empty'],
    ['big.log', 'x'.repeat(1_000_001), 'too much'],
  ])('says why it does not take %s, and takes the rest', async (name, content, words) => {
    const { attachments, problems } = await attachFiles([offer(name, content), offer('a.txt', 'one')], []);
    expect(attachments).toEqual([{ name: 'a.txt', text: 'one' }]);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toContain(name);
  });

  it('takes as many as there is room for, and names a few of the others', async () => {
    const files = Array.from({ length: 30 }, (_, index) => offer(`${index}.txt`, 'one'));
    const { attachments, problems } = await attachFiles(files, [{ name: 'a.txt', text: 'one' }]);
    expect(attachments).toHaveLength(19);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('“19.txt” was not added');
  });

  it('counts what the question has already', async () => {
    const present = [{ name: 'a.txt', text: 'x'.repeat(999_990) }];
    const { attachments, problems } = await attachFiles(
      [offer('b.txt', 'y'.repeat(11)), offer('c.txt', 'z')],
      present,
    );
    expect(attachments.map(({ name }) => name)).toEqual(['c.txt']);
    expect(problems[0]).toContain('“b.txt”');
  });
});

describe('attachPaste', () => {
  it('names each paste, and says that it was one', () => {
    const [first] = attachPaste('one\r\ntwo', []).attachments;
    expect(first).toEqual({ name: 'Pasted text', text: 'one\ntwo', isPasted: true });
    const [second] = attachPaste('three', [first!]).attachments;
    expect(second?.name).toBe('Pasted text 2');
    expect(attachPaste('four', [second!]).attachments[0]?.name).toBe('Pasted text');
  });

  it('refuses what no model could read', () => {
    expect(attachPaste('x'.repeat(1_000_001), [])).toMatchObject({
      attachments: [],
      problems: [expect.any(String)],
    });
  });
});
