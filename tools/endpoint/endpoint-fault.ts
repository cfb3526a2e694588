/** What can go wrong on the way to an answer. */
export type EndpointFault =
  /** The answer of a server with that status; `body` is JSON. */
  | { kind: 'status'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** The connection breaks after so many pieces. It takes along what nobody has read by then: `lingerMs` gives time for that. */
  | { kind: 'drop'; afterPieces: number; lingerMs?: number }
  /** The body ends after so many pieces, as if it were whole. */
  | { kind: 'end'; afterPieces: number }
  /** Nothing more comes after so many pieces, and the connection stays open. */
  | { kind: 'stall'; afterPieces: number }
  /** Nothing comes for so long. */
  | { kind: 'slow'; firstMs: number }
  /** What comes is this, with status 200. */
  | { kind: 'raw'; type: string; text: string }
  /** It answers, but lets no page of another origin read that. */
  | { kind: 'no-cors' };

export interface EndpointFaultRule {
  /** The end of the path, such as `/chat/completions`; any path if it is missing. */
  path?: string;
  fault: EndpointFault;
}
