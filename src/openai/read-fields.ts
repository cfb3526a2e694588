// Reads what a client has sent, field by field, and refuses it in the words of OpenAI's API.
import { ApiError } from './contract/api-error.ts';

interface Range {
  min?: number;
  max?: number;
}

/** One object of a request. A field that is null counts as one that is not there, as in OpenAI's API. */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly path: string;

  constructor(values: Readonly<Record<string, unknown>>, path = '') {
    this.values = values;
    this.path = path;
  }

  /** The whole body of a request. @throws ApiError where it is no object */
  static ofBody(body: unknown): Fields {
    if (isRecord(body)) return new Fields(body);
    throw new ApiError(
      400,
      `Invalid type for the request body: expected an object, but got ${kindOf(body)} instead.`,
      {
        code: 'invalid_type',
      },
    );
  }

  /** The full name of a field, such as `messages[0].role`. */
  nameOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** Only these may be there. */
  allow(names: ReadonlySet<string>): void {
    const others = Object.keys(this.values).filter((name) => !names.has(name));
    if (others.length === 0) return;
    const words = others.length === 1 ? 'argument' : 'arguments';
    const listed = others.map((name) => this.nameOf(name)).join(', ');
    throw new ApiError(400, `Unrecognized request ${words} supplied: ${listed}`, {
      param: this.path === '' ? null : this.path,
    });
  }

  text(name: string): string | undefined {
    return this.read(name, 'a string', (value) => (typeof value === 'string' ? value : undefined));
  }

  flag(name: string): boolean | undefined {
    return this.read(name, 'a boolean', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  number(name: string, range: Range = {}): number | undefined {
    const value = this.read(name, 'a decimal', (given) => (typeof given === 'number' ? given : undefined));
    if (value !== undefined) this.checkRange(name, 'decimal', value, range);
    return value;
  }

  integer(name: string, range: Range = {}): number | undefined {
    const value = this.read(name, 'an integer', (given) =>
      Number.isSafeInteger(given) ? (given as number) : undefined,
    );
    if (value !== undefined) this.checkRange(name, 'integer', value, range);
    return value;
  }

  list(name: string, { min = 0, max = Infinity }: Range = {}): readonly unknown[] | undefined {
    const value = this.read(name, 'an array', (given) =>
      Array.isArray(given) ? (given as unknown[]) : undefined,
    );
    if (value === undefined) return undefined;
    if (value.length < min)
      this.refuse(
        name,
        value.length === 0 ? 'empty_array' : 'array_below_min_length',
        `empty array. Expected an array with minimum length ${min}, but got an array with length ${value.length} instead.`,
      );
    if (value.length > max)
      this.refuse(
        name,
        'array_above_max_length',
        `array too long. Expected an array with maximum length ${max}, but got an array with length ${value.length} instead.`,
      );
    return value;
  }

  object(name: string): Fields | undefined {
    const values = this.record(name);
    return values === undefined ? undefined : new Fields(values, this.nameOf(name));
  }

  /** An object whose fields are the client's own. */
  record(name: string): Readonly<Record<string, unknown>> | undefined {
    return this.read(name, 'an object', (value) => (isRecord(value) ? value : undefined));
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const value = this.text(name);
    if (value === undefined || isOneOf(value, values)) return value;
    const listed = values.map((known) => `'${known}'`).join(', ');
    throw new ApiError(400, `Invalid value: '${value}'. Supported values are: ${listed}.`, {
      param: this.nameOf(name),
      code: 'invalid_value',
    });
  }

  /** Makes a field a must. */
  must<Value>(name: string, value: Value | undefined): Value {
    if (value !== undefined) return value;
    throw new ApiError(400, `Missing required parameter: '${this.nameOf(name)}'.`, {
      param: this.nameOf(name),
      code: 'missing_required_parameter',
    });
  }

  /** The field as it came, for those that may be of several kinds; undefined where it is not there. */
  value(name: string): unknown {
    return Object.hasOwn(this.values, name) ? (this.values[name] ?? undefined) : undefined;
  }

  /** @param expected goes on “expected …”, such as “an object” */
  refuseType(name: string, expected: string): never {
    const param = this.nameOf(name);
    const given = kindOf(this.value(name));
    throw new ApiError(400, `Invalid type for '${param}': expected ${expected}, but got ${given} instead.`, {
      param,
      code: 'invalid_type',
    });
  }

  /** @param reason goes on “Invalid 'n': …” */
  refuse(name: string, code: string, reason: string): never {
    const param = this.nameOf(name);
    throw new ApiError(400, `Invalid '${param}': ${reason}`, { param, code });
  }

  private read<Value>(
    name: string,
    expected: string,
    take: (value: unknown) => Value | undefined,
  ): Value | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    return take(value) ?? this.refuseType(name, expected);
  }

  private checkRange(name: string, kind: 'decimal' | 'integer', value: number, range: Range): void {
    const { min = -Infinity, max = Infinity } = range;
    if (value > max)
      this.refuse(
        name,
        `${kind}_above_max_value`,
        `${kind} above maximum value. Expected a value <= ${max}, but got ${value} instead.`,
      );
    if (!(value >= min))
      this.refuse(
        name,
        `${kind}_below_min_value`,
        `${kind} below minimum value. Expected a value >= ${min}, but got ${value} instead.`,
      );
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<Value extends string>(value: string, values: readonly Value[]): value is Value {
  return (values as readonly string[]).includes(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
