/** A server of the visitor's own, as its row shows it: without its key. */
export interface EndpointListItem {
  id: string;
  name: string;
  /** Its name at the server. */
  model: string;
  url: string;
  /** A key is kept for it. */
  hasKey: boolean;
  contextTokens: number | null;
  /** It is the one that answers in the chat. */
  running: boolean;
}

/** A model as the server lists it. */
export interface FoundModel {
  id: string;
  contextTokens: number | null;
}
