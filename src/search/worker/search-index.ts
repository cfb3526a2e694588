// MiniSearch's map of words, which finds beginnings and misspellings, with lists of our own behind each word: see
// docs/decisions.md.
import SearchableMap from 'minisearch/SearchableMap';
import { titleOf } from '../../conversations/title-of.ts';
import { bestWeights, weighTerms } from './postings.ts';
import { textsOf } from './texts-of.ts';
import { isUnspaced, wordsOf } from './words.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { Postings } from './postings.ts';

export interface Found {
  /** The conversations in which all words are, the best first. */
  ids: readonly string[];
  /** The terms that count as what was asked for: the words, what goes on from them, what is spelt nearly so. */
  terms: ReadonlySet<string>;
  /** How many words were asked for. */
  wordCount: number;
}

interface FoundTerm {
  term: string;
  postings: Postings;
  /** 1 for the word itself. */
  quality: number;
}

const fuzzyLength = 5;
/** So many conversations that have changed are left in the lists before they are cleared. */
const mostDead = 500;

function* termsOf(text: string): Generator<string> {
  for (const { term } of wordsOf(text)) yield term;
}

/** Which words are in which conversations. */
export class SearchIndex {
  private readonly terms = new SearchableMap<Postings>();
  /** A conversation that is put again gets a new number; null for the old ones. */
  private ids: (string | null)[] = [];
  private readonly numbers = new Map<string, number>();
  private deadCount = 0;

  /** Adds a conversation, or replaces what was known of it. */
  put(conversation: Conversation): void {
    this.remove(conversation.id);
    const number = this.ids.push(conversation.id) - 1;
    this.numbers.set(conversation.id, number);
    const text = textsOf(conversation)
      .map((each) => each.text)
      .join('\n');
    for (const [term, weight] of weighTerms(termsOf(titleOf(conversation)), termsOf(text))) {
      const { numbers, weights } = this.terms.fetch(term, () => ({ numbers: [], weights: [] }));
      numbers.push(number);
      weights.push(weight);
    }
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.ids[number] = null;
    this.deadCount += 1;
    if (this.deadCount > mostDead) this.clear();
  }

  /** @param weigh how much more than others a conversation counts: 1 is usual */
  search(query: string, weigh: (id: string) => number): Found {
    const words = wordsToFind(query);
    const found = words.map((word, index) => this.find(word, index === words.length - 1));
    const scores = this.score(found);
    const ranked: { id: string; score: number }[] = [];
    for (const [number, score] of scores.entries()) {
      const id = this.ids[number];
      if (score > 0 && typeof id === 'string') ranked.push({ id, score: score * weigh(id) });
    }
    ranked.sort((a, b) => b.score - a.score);
    return {
      ids: ranked.map(({ id }) => id),
      terms: new Set(found.flat().map(({ term }) => term)),
      wordCount: words.length,
    };
  }

  /** All words have to be there; one that is rare says more than one that is everywhere. */
  private score(found: readonly (readonly FoundTerm[])[]): Float32Array {
    const total = new Float32Array(this.ids.length);
    for (const [index, terms] of found.entries()) {
      const best = bestWeights(terms, this.ids.length);
      const count = best.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
      const rarity = Math.log(1 + this.ids.length / (count + 0.5));
      for (const [number, weight] of best.entries()) {
        const isOut = weight === 0 || (index > 0 && total[number] === 0);
        total[number] = isOut ? 0 : (total[number] ?? 0) + weight * rarity;
      }
    }
    return total;
  }

  /** @param isLast it may be on its way still, so its beginning is enough */
  private find(word: string, isLast: boolean): FoundTerm[] {
    const found = new Map<string, FoundTerm>();
    const add = (term: string, postings: Postings, quality: number): void => {
      if (!found.has(term)) found.set(term, { term, postings, quality });
    };
    const exact = this.terms.get(word);
    if (exact !== undefined) add(word, exact, 1);
    if (isLast || isUnspaced(word)) {
      for (const [term, postings] of this.terms.atPrefix(word))
        add(term, postings, (0.7 * word.length) / (word.length + 0.3 * (term.length - word.length)));
    }
    if (word.length >= fuzzyLength && !isUnspaced(word)) {
      for (const [term, [postings, distance]] of this.terms.fuzzyGet(word, 1))
        if (distance > 0) add(term, postings, 0.4);
    }
    return [...found.values()];
  }

  /** Takes what has changed or gone out of the lists. */
  private clear(): void {
    const empty: string[] = [];
    for (const [term, postings] of this.terms) {
      const alive = postings.numbers.map((number) => this.ids[number] !== null);
      postings.weights = postings.weights.filter((_, index) => alive[index]);
      postings.numbers = postings.numbers.filter((_, index) => alive[index]);
      if (postings.numbers.length === 0) empty.push(term);
    }
    for (const term of empty) this.terms.delete(term);
    this.deadCount = 0;
  }
}

/** Each word once. One that is found with and without its article is asked for without. */
function wordsToFind(query: string): readonly string[] {
  const byPlace = new Map(Array.from(wordsOf(query), ({ term, start }) => [start, term]));
  return [...new Set(byPlace.values())];
}
