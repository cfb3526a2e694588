// The only file that knows highlight.js. It relies on its documented interface alone: `highlight()` gives HTML whose only
// tags are `<span class="…">` and `</span>` and whose only references are the five of `escape`. Whatever else comes, or a
// text that is not the code, and the code stays plain.
import hljs from 'highlight.js/lib/core';
import { definitions, insides } from './code-definitions.ts';
import { roleOf } from './role-of.ts';
import type { CodeLanguage } from '../contract/code-languages.ts';

const piece = /<span class="([^"<>]*)">|(<\/span>)|&(?:amp|lt|gt|quot|#x27);|[^<&]+/y;
const references = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x27;', "'"],
]);

/** The stretches of code as pairs of their end and the index of their role. */
class Stretches {
  text = '';
  private readonly pairs: number[] = [];
  /** The roles of the spans that are open, the innermost last. */
  private readonly open = [0];

  get role(): number {
    return this.open.at(-1) ?? 0;
  }

  begin(role: number | null): void {
    this.open.push(role ?? this.role);
  }

  end(): void {
    this.open.pop();
  }

  add(text: string): void {
    this.text += text;
    if (this.pairs.at(-1) === this.role) this.pairs[this.pairs.length - 2] = this.text.length;
    else this.pairs.push(this.text.length, this.role);
  }

  toArray(): Uint32Array {
    return Uint32Array.from(this.pairs);
  }
}

/** Reads what highlight.js has written; null when that is not exactly `code` with spans around parts of it. */
export function readHighlighted(markup: string, code: string): Uint32Array | null {
  const stretches = new Stretches();
  for (let at = 0; at < markup.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(markup);
    if (found === null) return null;
    const [whole, classes, end] = found;
    if (classes !== undefined) stretches.begin(roleOf(classes));
    else if (end !== undefined) stretches.end();
    else stretches.add(references.get(whole) ?? whole);
  }
  return stretches.text === code ? stretches.toArray() : null;
}

function know(language: CodeLanguage): void {
  for (const name of [language, ...(insides[language] ?? [])])
    if (hljs.getLanguage(name) === undefined) hljs.registerLanguage(name, definitions[name]);
}

/** Null for code that cannot be read. */
export function highlightCode(code: string, language: CodeLanguage): Uint32Array | null {
  know(language);
  const { value } = hljs.highlight(code, { language, ignoreIllegals: true });
  return readHighlighted(value, code);
}
