import { describe, expect, it } from 'vitest';
import { attachFiles, attachPaste } from './attach-files.ts';

const offer = (path: string, content: BlobPart) => ({ path, blob: new File([content], path) });

describe('attachFiles', () => {
  it('takes texts by their names, without their folders', async () => {
    const files = [offer('notes/a.txt', 'one'), offer('b.csv', 'x;y')];
    expect(await attachFiles(files, 0)).toEqual({
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
    ['big.log', 'x'.repeat(1_000_001), 'up to'],
  ])('says why it does not take %s, and takes the rest', async (name, content, words) => {
    const { attachments, problems } = await attachFiles([offer(name, content), offer('a.txt', 'one')], 0);
    expect(attachments).toEqual([{ name: 'a.txt', text: 'one' }]);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toContain(name);
  });

  it('takes no folder of a thousand files', async () => {
    const files = Array.from({ length: 3 }, (_, index) => offer(`${index}.txt`, 'one'));
    expect(await attachFiles(files, 18)).toMatchObject({ attachments: [], problems: [expect.any(String)] });
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
