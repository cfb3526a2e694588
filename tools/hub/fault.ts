/** What can go wrong on the way from a hub; each was seen in the wild (pains 1, 2, 6 of our research). */
export type Fault =
  /** The connection breaks after so many bytes of the body, sent at that speed or all at once. */
  | { kind: 'drop'; afterBytes: number; bytesPerSecond?: number }
  /** Nothing more comes after so many bytes, and the connection stays open. */
  | { kind: 'stall'; afterBytes: number }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** The file ends early, and the header says so too. */
  | { kind: 'truncate'; toBytes: number }
  | { kind: 'flip'; atByte: number }
  /** A captive portal: status 200 and a page. */
  | { kind: 'html' }
  /** Answers a request for a range with the whole file. */
  | { kind: 'no-range' };

export interface FaultRule {
  /** Applies to paths that end like this. */
  path: string;
  fault: Fault;
  /** How often, and then no more; for ever if it is missing. */
  times?: number;
}

/** Hands out faults by rule, and counts them down. */
export class Faults {
  private rules: { rule: FaultRule; left: number }[] = [];

  set(rules: readonly FaultRule[]): void {
    this.rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  /** The next fault for this path, or null. */
  take(path: string): Fault | null {
    const found = this.rules.find(({ rule, left }) => left > 0 && path.endsWith(rule.path));
    if (found === undefined) return null;
    found.left -= 1;
    return found.rule.fault;
  }
}
