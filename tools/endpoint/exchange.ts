/** One request to a server and what it answered, as it went over the wire. */
export interface Exchange {
  request: { method: string; path: string; body: unknown };
  response: {
    status: number;
    type: string;
    /** The body in the pieces in which it came. */
    pieces: string[];
    /** The page hung up before the end. */
    wasStopped: boolean;
  };
}

/** Two requests of the same key ask for the same. */
export const keyOf = ({ method, path, body }: Exchange['request']): string =>
  `${method} ${path} ${JSON.stringify(body)}`;

export function parseBody(text: string): unknown {
  return text === '' ? null : (JSON.parse(text) as unknown);
}
