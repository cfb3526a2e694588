/** Which conversations have a term, and how much each is about it: numbers only, for there are millions of them. */
export interface Postings {
  /** Numbers of conversations, each once, rising. */
  numbers: number[];
  /** As many: 1 to 255. */
  weights: number[];
}

/** What counts for one mention in the title, as in the text. */
const titleFactor = 4;
/** The length from which a text is a long one, in words: what it mentions once says little about it. */
const usualLength = 300;

/**
 * How much a text is about each of its terms: more mentions count more, but ever less so, and in a long text less (the
 * idea of BM25).
 */
export function weighTerms(title: Iterable<string>, text: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of title) counts.set(term, (counts.get(term) ?? 0) + titleFactor);
  let length = 0;
  for (const term of text) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    length += 1;
  }
  const dampening = 0.4 + 0.8 * Math.min(8, length / usualLength);
  for (const [term, count] of counts)
    counts.set(term, Math.max(1, Math.round((255 * count) / (count + dampening))));
  return counts;
}

/** The best weight that one word of a query has in each conversation. */
export function bestWeights(
  found: readonly { postings: Postings; quality: number }[],
  size: number,
): Float32Array {
  const best = new Float32Array(size);
  for (const { postings, quality } of found) {
    const { numbers, weights } = postings;
    // A plain loop: this is where a search spends its time.
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] ?? 0;
      const weight = (weights[index] ?? 0) * quality;
      if (weight > (best[number] ?? 0)) best[number] = weight;
    }
  }
  return best;
}
