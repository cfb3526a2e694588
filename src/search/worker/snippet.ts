// The place of a conversation that shows best why it was found.
import { titleOf } from '../../conversations/title-of.ts';
import { textsOf } from './texts-of.ts';
import { wordsOf } from './words.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { MarkedText, SearchHit } from '../contract/search-contract.ts';
import type { Word } from './words.ts';

/** Lengths in characters: of what is seen at once, and of what comes before the first match. */
const spanLength = 100;
const leadLength = 30;
const tailLength = 80;

interface Place {
  turnId: string;
  text: string;
  /** The words that match, in order. */
  words: readonly Word[];
  termCount: number;
}

/**
 * @param wordCount so many different words are the best that there can be
 * @returns no snippet where the title says it all
 */
export function snippetOf(
  conversation: Pick<Conversation, 'title' | 'turns'>,
  terms: ReadonlySet<string>,
  wordCount: number,
): Pick<SearchHit, 'snippet' | 'turnId'> {
  let best: Place | null = null;
  for (const { turnId, text } of textsBesideTitle(conversation)) {
    const place = bestPlace(turnId, text, terms);
    if (place.termCount > (best?.termCount ?? 0)) best = place;
    if (best !== null && best.termCount >= wordCount) break;
  }
  return best === null
    ? { snippet: [], turnId: null }
    : { snippet: cutOut(best.text, best.words), turnId: best.turnId };
}

/** A conversation without a name is called by its first question, which is seen already. */
function textsBesideTitle(conversation: Pick<Conversation, 'title' | 'turns'>): ReturnType<typeof textsOf> {
  const texts = textsOf(conversation);
  const isSeen = conversation.title === null && texts[0]?.text.trim() === titleOf(conversation);
  return isSeen ? texts.slice(1) : texts;
}

/** A whole text, such as a title, with its matches. */
export function markText(text: string, terms: ReadonlySet<string>): readonly MarkedText[] {
  const words = [...wordsOf(text)].filter(({ term }) => terms.has(term));
  return mark(text, words, { start: 0, end: text.length }, (piece) => piece);
}

function bestPlace(turnId: string, text: string, terms: ReadonlySet<string>): Place {
  const words = [...wordsOf(text)].filter(({ term }) => terms.has(term));
  const best: Place = { turnId, text, words: [], termCount: 0 };
  let first = 0;
  for (const [index, word] of words.entries()) {
    while (word.end - (words[first]?.start ?? 0) > spanLength && first < index) first += 1;
    const near = words.slice(first, index + 1);
    const termCount = new Set(near.map(({ term }) => term)).size;
    if (termCount > best.termCount) Object.assign(best, { words: near, termCount });
  }
  return best;
}

function cutOut(text: string, words: readonly Word[]): readonly MarkedText[] {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = startOfWord(text, Math.max(0, first.start - leadLength), first.start);
  const end = Math.min(text.length, Math.max(last.end, first.start + spanLength) + tailLength);
  const parts = mark(text, words, { start, end }, plain);
  return [
    ...(start > 0 ? [{ text: '…', isMatch: false }] : []),
    ...trim(parts),
    ...(end < text.length ? [{ text: '…', isMatch: false }] : []),
  ];
}

/** Where the next word begins, if there is one before `limit`. */
function startOfWord(text: string, from: number, limit: number): number {
  if (from === 0) return 0;
  const gap = text.slice(from, limit).search(/\s\S/);
  if (gap !== -1) return from + gap + 1;
  // Never in the middle of a character that takes two places.
  return /^[\udc00-\udfff]/.test(text.slice(from)) ? from + 1 : from;
}

function mark(
  text: string,
  words: readonly Word[],
  { start, end }: { start: number; end: number },
  clean: (piece: string) => string,
): readonly MarkedText[] {
  const parts: MarkedText[] = [];
  const add = (from: number, to: number, isMatch: boolean): void => {
    const piece = clean(text.slice(from, to));
    if (piece !== '') parts.push({ text: piece, isMatch });
  };
  let at = start;
  for (const word of words) {
    // Pairs of signs overlap.
    if (word.end <= at || word.start < start || word.end > end) continue;
    if (word.start > at) add(at, word.start, false);
    add(Math.max(at, word.start), word.end, true);
    at = word.end;
  }
  add(at, end, false);
  return join(parts);
}

/** One line, without the signs of Markdown. */
const plain = (text: string): string => text.replace(/[*`#|]+/g, '').replace(/\s+/g, ' ');

/** What matches side by side is one. */
function join(parts: readonly MarkedText[]): readonly MarkedText[] {
  const joined: MarkedText[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.isMatch === part.isMatch) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

function trim(parts: readonly MarkedText[]): readonly MarkedText[] {
  const lastIndex = parts.length - 1;
  return parts
    .map(({ text, isMatch }, index) => {
      const begun = index === 0 ? text.trimStart() : text;
      return { text: index === lastIndex ? begun.trimEnd() : begun, isMatch };
    })
    .filter(({ text }) => text !== '');
}
