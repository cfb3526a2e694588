// Reads JSON by hand, only to say where something is: `JSON.parse` is fast but keeps that to itself, and its messages
// differ between browsers. It keeps a stack of its own, so that no nesting overflows the engine's.
import type { ImportReason } from '../contract/import-fault.ts';

export interface JsonFault {
  /** The position in the text. */
  at: number;
  reason: ImportReason;
}

/** Where a value stands in what holds it; null for the outermost. */
type JsonKey = string | number | null;

/** Called for each value when it begins. @param depth how many lists and objects hold it */
export type ValueListener = (at: number, key: JsonKey, depth: number) => void;

/** Far more than a conversation has. */
const mostDepth = 200;

class Fault extends Error {
  readonly at: number;
  readonly reason: ImportReason;

  constructor(at: number, reason: ImportReason) {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

const space = /[ \t\n\r]*/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

class JsonWalker {
  private at = 0;
  /** For each open list how many values it has so far; for each open object its last name. */
  private readonly keys: JsonKey[] = [];
  private readonly text: string;
  private readonly onValue: ValueListener;

  constructor(text: string, onValue: ValueListener) {
    this.text = text;
    this.onValue = onValue;
  }

  /** @throws Fault */
  walk(): void {
    this.value(null);
    while (this.keys.length > 0) this.next();
    this.skipSpace();
    if (this.at < this.text.length) throw new Fault(this.at, 'expects-end');
  }

  /** Goes on in the innermost list or object, from after its brace or one of its values. */
  private next(): void {
    const key = this.keys.at(-1) ?? null;
    const isList = typeof key === 'number';
    const isFirst = key === 0 || key === null;
    if (this.take(isList ? ']' : '}')) {
      this.keys.pop();
      return;
    }
    if (!isFirst && !this.take(',')) this.fail('expects-comma');
    if (isList) {
      this.keys[this.keys.length - 1] = key + 1;
      this.value(key);
    } else this.member();
  }

  private member(): void {
    this.skipSpace();
    if (this.text[this.at] !== '"') this.fail('expects-name');
    const start = this.at;
    this.string();
    const raw = this.text.slice(start, this.at);
    const name = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    if (!this.take(':')) this.fail('expects-colon');
    this.keys[this.keys.length - 1] = name;
    this.value(name);
  }

  private value(key: JsonKey): void {
    this.skipSpace();
    this.onValue(this.at, key, this.keys.length);
    const letter = this.text[this.at];
    if (letter === '{' || letter === '[') this.open(letter === '[' ? 0 : null);
    else if (letter === '"') this.string();
    else if (!this.match(number) && !this.match(literal)) this.fail('expects-value');
  }

  private open(first: JsonKey): void {
    if (this.keys.length >= mostDepth) this.fail('too-deep');
    this.at++;
    this.keys.push(first);
  }

  private string(): void {
    const start = this.at++;
    for (;;) {
      this.match(plain);
      const letter = this.text[this.at];
      if (letter === '"') break;
      // It runs to the end of the file, or of its line.
      if (letter !== '\\') throw new Fault(start, 'unclosed-text');
      if (!this.match(escape)) this.fail('bad-escape');
    }
    this.at++;
  }

  private take(letter: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== letter) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    this.match(space);
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    const isMove = pattern.lastIndex > this.at;
    this.at = pattern.lastIndex;
    return isMove;
  }

  private fail(reason: ImportReason): never {
    throw new Fault(this.at, this.at >= this.text.length ? 'ends-early' : reason);
  }
}

/** Tells of each value in a JSON text where it begins. @returns what is wrong with the text; null when nothing is */
export function walkJson(text: string, onValue: ValueListener = () => undefined): JsonFault | null {
  try {
    new JsonWalker(text, onValue).walk();
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { at: error.at, reason: error.reason };
  }
}
