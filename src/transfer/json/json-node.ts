import { below } from './find-value.ts';
import type { ImportReason } from '../contract/import-fault.ts';
import type { JsonPath } from './find-value.ts';

/** A value is not what it should be. */
export class ShapeFault extends Error {
  readonly path: JsonPath;
  readonly reason: ImportReason;
  /** The name of what is wrong. */
  readonly field: string;

  constructor(path: JsonPath, reason: ImportReason) {
    super(reason);
    this.path = path;
    this.reason = reason;
    this.field = nameIn(path);
  }
}

function nameIn(path: JsonPath): string {
  for (let step = path; step !== null; step = step.parent) if (typeof step.key === 'string') return step.key;
  return '';
}

/** Deeper than this nothing is that we know, and browsers cannot store what is nested without end. */
const mostDepth = 64;

/** A value of a file, which knows where it stands there: whatever is wrong with it is told with its place. */
export class JsonNode {
  /** Undefined where the file has nothing. */
  readonly value: unknown;
  readonly path: JsonPath;

  constructor(value: unknown, path: JsonPath = null) {
    this.value = value;
    this.path = path;
  }

  fail(reason: ImportReason): never {
    throw new ShapeFault(this.path, reason);
  }

  /** Neither there nor null. */
  get isNothing(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** A member of an object; only what the file itself says, and nothing that objects have by themselves. */
  get(name: string): JsonNode {
    const fields = this.object();
    return new JsonNode(Object.hasOwn(fields, name) ? fields[name] : undefined, below(this.path, name));
  }

  object(): Record<string, unknown> {
    return this.isObject ? (this.value as Record<string, unknown>) : this.fail('expects-object');
  }

  /** The names of an object's members. */
  names(): string[] {
    return Object.keys(this.object());
  }

  /** @param most of them, and what to say of more */
  items(most = Infinity, reason: ImportReason = 'too-many-turns'): JsonNode[] {
    if (!Array.isArray(this.value)) this.fail('expects-list');
    if (this.value.length > most) this.fail(reason);
    return this.value.map((item: unknown, index) => new JsonNode(item, below(this.path, index)));
  }

  /** The first of a list; undefined where there is none. */
  get first(): JsonNode | undefined {
    if (!Array.isArray(this.value) || this.value.length === 0) return undefined;
    return new JsonNode(this.value[0], below(this.path, 0));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('expects-text');
  }

  textOrNull(): string | null {
    return this.value === null ? null : this.text();
  }

  number(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail('expects-number');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('expects-yes-no');
  }

  /** An object that is kept as it is. */
  data(): object {
    const value = this.object();
    checkData(this, 0);
    return value;
  }
}

/** Harmless to keep, to copy and to show. */
function checkData(node: JsonNode, depth: number): void {
  if (depth > mostDepth) node.fail('too-deep');
  if (Array.isArray(node.value)) for (const item of node.items()) checkData(item, depth + 1);
  else if (node.isObject) {
    for (const name of node.names()) {
      // What copies objects member by member would set another object's prototype with it.
      if (name === '__proto__') node.fail('forbidden-name');
      checkData(node.get(name), depth + 1);
    }
  }
}
