// Puts colours into the text of a `code` element, a part in each task. The text itself is always there, and always that of
// the page: a stretch says where a colour ends, never what is written.
import { codeRoles } from '../../typesetting/contract/code-roles.ts';
import { nextTask } from '../next-task.ts';

/** So many elements are made in one task: a few milliseconds on a slow computer. */
const stretchesPerTask = 150;

export class CodePainter {
  private readonly place: HTMLElement;
  private text = '';
  /** For each node before the last its end and the index of its role, as the typesetter gives them. */
  private painted: number[] = [];
  /** What has no colours (yet). */
  private readonly tail = new Text('');
  /** Counts what was begun, so that an older painting stops. */
  private run = 0;

  constructor(place: HTMLElement) {
    this.place = place;
    place.replaceChildren(this.tail);
  }

  /** Shows another text. What it has in common with the one before keeps its colours. */
  write(text: string): void {
    if (text === this.text) return;
    const isMore = text.startsWith(this.text);
    const more = text.slice(this.text.length);
    if (!isMore) this.keep(this.countWithin(commonLength(this.text, text)));
    this.text = text;
    // Of a text that only grows the browser keeps the lines that it has laid out.
    if (isMore) this.tail.appendData(more);
    else this.tail.data = text.slice(this.end);
  }

  /** Colours the stretches of a text that the one shown begins with; resolves when that is done, or was overtaken. */
  async paint(stretches: Uint32Array): Promise<void> {
    this.keep(this.countSame(stretches));
    const { run } = this;
    for (let from = this.painted.length; from < stretches.length; from = this.painted.length) {
      this.add(stretches.subarray(from, from + 2 * stretchesPerTask));
      await nextTask();
      if (run !== this.run) return;
    }
  }

  private get end(): number {
    return this.painted.at(-2) ?? 0;
  }

  private add(stretches: Uint32Array): void {
    const nodes: Node[] = [];
    for (let index = 0; index < stretches.length; index += 2) {
      const [end = 0, role = 0] = stretches.subarray(index, index + 2);
      nodes.push(nodeFor(this.text.slice(this.end, end), role));
      this.painted.push(end, role);
    }
    this.tail.before(...nodes);
    this.tail.data = this.text.slice(this.end);
  }

  /** Leaves the colours of the first numbers only; the text stays. */
  private keep(count: number): void {
    this.run += 1;
    if (count >= this.painted.length) return;
    const nodes = [...this.place.childNodes].slice(count / 2, -1);
    this.painted.length = count;
    this.tail.data = this.text.slice(this.end);
    for (const node of nodes) node.remove();
  }

  private countSame(stretches: Uint32Array): number {
    let count = 0;
    while (count < this.painted.length && this.isSame(stretches, count)) count += 2;
    return count;
  }

  private isSame(stretches: Uint32Array, at: number): boolean {
    return stretches[at] === this.painted[at] && stretches[at + 1] === this.painted[at + 1];
  }

  /** How many numbers are about the first `length` letters. */
  private countWithin(length: number): number {
    let count = 0;
    while (count < this.painted.length && (this.painted[count] ?? 0) <= length) count += 2;
    return count;
  }
}

function nodeFor(text: string, role: number): Node {
  if (role === 0) return new Text(text);
  const span = document.createElement('span');
  span.className = codeRoles[role] ?? '';
  span.textContent = text;
  return span;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
