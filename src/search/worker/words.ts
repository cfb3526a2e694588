// Texts as they are compared: small letters without accents, in pieces that exist in every language.

/** A word of a text as it is compared, and where it stands. */
export interface Word {
  term: string;
  start: number;
  end: number;
}

const runs = /[\p{L}\p{M}\p{N}]+/gu;

/** Writing without spaces between words. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;
const startsUnspaced =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** What a search engine for people cannot mean: keys, hashes, encoded pictures. */
const longestTerm = 64;

const plain = /^[\x00-\x7f]*$/;

/** The words of a text, from its beginning. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (plain.test(run)) {
      if (run.length <= longestTerm) yield { term: run.toLowerCase(), start: index, end: index + run.length };
      continue;
    }
    for (const part of run.matchAll(unspaced)) yield* wordsOfPart(part[0], index + part.index);
  }
}

function* wordsOfPart(part: string, start: number): Generator<Word> {
  if (startsUnspaced.test(part)) {
    yield* pairsOf(part, start);
    return;
  }
  const end = start + part.length;
  const term = simplify(part);
  if (term === '' || term.length > longestTerm) return;
  yield { term, start, end };
  // The Arabic article is written with its word.
  if (term.startsWith('ال') && term.length > 4) yield { term: term.slice(2), start, end };
}

/**
 * Where there are no spaces, each sign is a word together with the next: so every part of a text is found, whatever a
 * dictionary takes for its words.
 */
function* pairsOf(part: string, start: number): Generator<Word> {
  const signs = Array.from(part.matchAll(/\P{M}\p{M}*|\p{M}+/gu));
  for (const [index, { 0: sign, index: at }] of signs.entries()) {
    const next = signs[index + 1];
    const pair = `${sign}${next?.[0] ?? ''}`;
    yield { term: pair.normalize('NFKC').toLowerCase(), start: start + at, end: start + at + pair.length };
  }
}

/** Accents of Latin, Greek and Cyrillic, and the signs of Arabic for vowels and for length: people leave them out. */
const accents = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;

function simplify(word: string): string {
  const bare = word.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase();
  return bare.replaceAll('ß', 'ss').replaceAll('ى', 'ي').replaceAll('ة', 'ه');
}

/** Whether a term is a sign of a writing without spaces, or a pair of them. */
export const isUnspaced = (term: string): boolean => startsUnspaced.test(term);
