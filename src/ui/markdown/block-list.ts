// A growing text as blocks. Only its tail is read again: a block that another one follows cannot change any more.
import type { Token } from 'marked';
import { lexBlocks } from './lex-blocks.ts';
import { mendTail } from './mend-tail.ts';

/** A tail without an end would be read again in full with each update; beyond this it is cut at a line. */
const maxTailLength = 8_000;
const openingFence = /^ {0,3}(`{3,}|~{3,})/;

/** One block, made once: its identity says that it has not changed. */
export type Block = Token;

export class BlockList {
  private settled: Block[] = [];
  private settledText = '';

  /** All blocks of `source`; blocks that did not change are the same objects as before. */
  update(source: string, streaming: boolean): readonly Block[] {
    const text = normalise(source);
    if (!text.startsWith(this.settledText)) this.reset();
    const tokens = this.settle(text);
    const tail = text.slice(this.settledText.length);
    const mended = streaming ? mendTail(tail) : tail;
    const shown = mended === tail ? tokens : lexBlocks(mended);
    return [...this.settled, ...shown].filter(({ type }) => type !== 'space');
  }

  private reset(): void {
    this.settled = [];
    this.settledText = '';
  }

  /** Moves what cannot change any more from the tail to the settled blocks; returns the blocks of the tail. */
  private settle(text: string): Block[] {
    for (;;) {
      const start = this.settledText.length;
      const length = lengthToRead(text.slice(start));
      const part = text.slice(start, start + length);
      const tokens = lexBlocks(part);
      const whole = start + length === text.length;
      const last = tokens.findLastIndex(({ type }) => type !== 'space');
      if (last <= 0 && whole) return tokens;
      const kept = last <= 0 ? tokens : tokens.slice(0, last);
      this.settled.push(...kept);
      this.settledText = text.slice(0, start + (last <= 0 ? length : lengthOf(kept, part)));
      if (whole) return tokens.slice(last);
    }
  }
}

function normalise(source: string): string {
  return source.replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd');
}

/** How much of the source these blocks cover. Counted in lines, because taming may have shortened some of them. */
function lengthOf(blocks: readonly Block[], source: string): number {
  let lines = blocks.reduce((count, { raw }) => count + raw.split('\n').length - 1, 0);
  let length = 0;
  for (; lines > 0; lines -= 1) length = source.indexOf('\n', length) + 1;
  return length;
}

/** A fence is read to its end, everything else in parts that end at a line or, failing that, at a word. */
function lengthToRead(tail: string): number {
  if (tail.length <= maxTailLength) return tail.length;
  const fence = openingFence.exec(tail)?.[1];
  if (fence !== undefined) {
    const end = tail.indexOf(`\n${fence}`, fence.length);
    const lineEnd = end < 0 ? -1 : tail.indexOf('\n', end + 1);
    return lineEnd < 0 ? tail.length : lineEnd + 1;
  }
  const line = tail.lastIndexOf('\n', maxTailLength - 1);
  if (line > 0) return line + 1;
  const word = tail.lastIndexOf(' ', maxTailLength - 1);
  return word > 0 ? word + 1 : maxTailLength;
}
