// Page <-> the thread that searches.

/** A piece of text, and whether it is what was searched for. */
export interface MarkedText {
  text: string;
  isMatch: boolean;
}

export interface SearchHit {
  /** The conversation's. */
  id: string;
  title: readonly MarkedText[];
  /** The best place in it; empty where only the title matches. */
  snippet: readonly MarkedText[];
  /** The turn in which that is; null where only the title matches. */
  turnId: string | null;
  updatedAt: number;
  isPinned: boolean;
}

export interface SearchParams {
  /** All words have to be there; each may go on, and long ones may be misspelt. */
  query: string;
  /** Of how many conversations there should be details. */
  limit: number;
}

export interface SearchAnswer {
  /** The best first. */
  hits: readonly SearchHit[];
  /** How many conversations match, those beyond the limit included. */
  totalCount: number;
  /** How many conversations were looked through, */
  readCount: number;
  /** and how many there are. The first search takes longer: it reads them all. */
  conversationCount: number;
}

export interface SearchContract {
  /** Events: what was found so far, while there is more to read. */
  search: { params: SearchParams; event: SearchAnswer; result: SearchAnswer };
}
