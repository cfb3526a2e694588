// What the scripted engine does, as data, so that a test can hand it to a worker.

/** How a scripted load goes. */
type ScriptedLoad =
  | { kind: 'ready' }
  | { kind: 'fail'; code: 'out-of-memory' | 'library-corrupt' | 'device-lost' | 'files-missing' }
  | { kind: 'crash' }
  | { kind: 'hang' };

/** How a scripted reply goes. */
export interface ScriptedReply {
  text: string;
  /** Pause before each word; 1 by default. */
  stepMs?: number;
  /** Comes in pieces of so many letters, cut anywhere, instead of words. */
  pieceLength?: number;
  /** What happens after all of the text. */
  then?:
    'stop' | 'length' | 'crash' | 'hang' | 'device-lost' | 'out-of-memory' | 'context-overflow' | 'refused';
  /** Delay before the first text, as if the prompt were long; an abort is not noticed during it. */
  prefillMs?: number;
}

export interface Script {
  /** It can think aloud, and does so before each reply unless it is told not to. */
  thinks?: boolean;
  load?: ScriptedLoad;
  loadMs?: number;
  /** How the questions with known answers go, which are asked once when a model is new here; `right` by default. */
  check?: 'right' | 'wrong' | 'right-when-fresh';
  /** By turn; after the last one, and without any, the engine repeats the question. */
  replies?: readonly ScriptedReply[];
}
