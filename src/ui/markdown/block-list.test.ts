import type { Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { BlockList } from './block-list.ts';
import { renderBlock } from './render-block.ts';

const big = 100_000;
const repeated = (unit: string, length = big) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const hostile: Record<string, string> = {
  'nested quotes': '>'.repeat(5_000) + ' x',
  'nested quotes over lines': Array.from({ length: 300 }, (_, depth) => '>'.repeat(depth) + ' x').join('\n'),
  'open brackets': '['.repeat(5_000),
  'paired brackets': '['.repeat(5_000) + ']'.repeat(5_000),
  'half images': repeated('![a](', 20_000),
  'open emphasis': repeated('*a **b _c ~~d ', 20_000),
  'stars without end': repeated('*'),
  'backticks of growing length': Array.from({ length: 300 }, (_, length) => '`'.repeat(length + 1)).join(' '),
  'an open fence': '```\n' + repeated('x = 1\n'),
  'text, then an open fence': 'hello\n\n```\n' + repeated('x = 1\n'),
  'a long list': repeated('- item with *words*\n'),
  'nested lists on one line': '- '.repeat(5_000) + 'x',
  'lists that step in': Array.from({ length: 300 }, (_, depth) => ' '.repeat(2 * depth) + '- x').join('\n'),
  'a wide table': '|a'.repeat(4_000) + '|\n' + '|-'.repeat(4_000) + '|\n' + '|b'.repeat(4_000),
  'a long table': '|a|b|\n|-|-|\n' + repeated('|c|d|\n'),
  'one word': repeated('a'),
  'one address': repeated('a', big - 1) + '@',
  'one paragraph': repeated('Some words in a sentence. '),
  'many paragraphs': repeated('Some **words**.\n\n'),
  'half tags': repeated('<a href="'),
  'open formulas': repeated('$x^2 '),
  'open formulas in brackets': repeated('\\(x \\[y '),
  'pairs of dollars': repeated('$$'),
  'a formula without an end': '$$\n' + repeated('x = 1\n'),
  'many formulas': repeated('$x_1$ and $y$, '),
  'blank lines': repeated('\n') + 'x',
  spaces: repeated(' ') + 'x',
  backslashes: repeated('\\'),
  'null characters': repeated('\u0000'),
  'control characters and halves of pairs': '\ud800\udc00\ud800 \u0007 \u202e x',
};

function countBlocks(source: string, streaming = false): number {
  const blocks = new BlockList().update(source, streaming);
  blocks.forEach((block) => renderBlock(block));
  return blocks.length;
}

describe('BlockList', () => {
  it.each(Object.keys(hostile))('survives %s', (name) => {
    expect(() => countBlocks(hostile[name] ?? '')).not.toThrow();
    expect(() => countBlocks(hostile[name] ?? '', true)).not.toThrow();
  });

  it.each(Object.keys(hostile))('reads one more character of %s in 50 ms', (name) => {
    const source = hostile[name] ?? '';
    const list = new BlockList();
    for (let length = 2_000; length < source.length; length += 2_000)
      list.update(source.slice(0, length), true);
    list.update(source.slice(0, -1), true);
    const before = new Set(list.update(source, true));
    const times = [1, 2, 3].map((more) => {
      const start = performance.now();
      for (const block of list.update(`${source}${'y'.repeat(more)}`, true))
        if (!before.has(block)) renderBlock(block);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('gives the same objects for blocks that did not change', () => {
    const list = new BlockList();
    const [first, second] = list.update('one\n\ntwo\n\nthr', true);
    const [again, too, third] = list.update('one\n\ntwo\n\nthree\n\nfour', true);
    expect(again).toBe(first);
    expect(too).toBe(second);
    expect(third!.raw.trim()).toBe('three');
  });

  it('reads a text the same whether it comes at once or by the letter', () => {
    const text =
      'Intro:\r\n\r\n- a\n- b\n\n  more\n\n1. x\n\n```\ncode\n\n\n```\n\n> quote\ngoes on\n\n| a |\n|---|\n| 1 |\n\n$$\na\n- b\n\\\\\n= c\n$$\n\n\\[\n# x\n\\]\n\nA $x$.\n$$y$$ z\n\nend';
    const list = new BlockList();
    for (let length = 1; length < text.length; length += 1) list.update(text.slice(0, length), true);
    const raws = (blocks: readonly { type: string; raw: string }[]) =>
      blocks.map(({ type, raw }) => [type, raw.trim()]);
    expect(raws(list.update(text, false))).toEqual(raws(new BlockList().update(text, false)));
  });

  it('loses no word of a long text', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `w${index}`);
    const text = words.join(' ');
    const raws = new BlockList().update(text, false).map(({ raw }) => raw);
    expect(raws.join('')).toBe(text);
  });

  it('cuts quotes and lists off at a depth that a screen can show', () => {
    let depth = 0;
    let block = new BlockList().update('> '.repeat(40) + 'x', false)[0];
    while (block?.type === 'blockquote') {
      depth += 1;
      block = (block as Tokens.Blockquote).tokens[0];
    }
    expect(depth).toBe(8);
  });
});
