import type { Hearth } from '../hearth-types.ts';

/** What the script hands on to the part that comes later. */
export interface HearthCalls {
  create: Hearth['chat']['completions']['create'];
  embed: Hearth['embeddings']['create'];
  list: Hearth['models']['list'];
  retrieve: Hearth['models']['retrieve'];
  load: Hearth['load'];
}
