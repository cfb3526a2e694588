// The only file that knows marked: Markdown in, tokens out, with no HTML and no time bombs.
import { Lexer, Tokenizer } from 'marked';
import type { Token } from 'marked';
import { formulaOptions } from './formula-tokens.ts';
import { tameSource } from './tame-source.ts';

/** Longer runs of text hold no markup that a reader would miss, and cost time that grows with the square. */
const maxInlineLength = 8_000;
const maxWordLength = 1_000;
/** A paragraph with more marks than this is noise; matching each with each would take long. */
const maxMarks = 500;
const longWord = new RegExp(`\\S{${maxWordLength}}`);

/** HTML is text here: a reply may show a tag but never make one. */
class PlainTokenizer extends Tokenizer {
  override html(): undefined {
    return undefined;
  }
  override tag(): undefined {
    return undefined;
  }
}

function isHarmless(source: string): boolean {
  if (source.length > maxInlineLength || longWord.test(source)) return false;
  return (source.match(/[*_~`[$]|\\\(/g)?.length ?? 0) <= maxMarks;
}

/** Reads the inline parts of blocks itself, so that the guard above comes before each. */
class GuardedLexer extends Lexer {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (isHarmless(source)) return super.inlineTokens(source, tokens);
    tokens.push({ type: 'text', raw: source, text: source });
    return tokens;
  }
}

/** The blocks of a text. Never throws: what cannot be read is one block of plain text. */
export function lexBlocks(source: string): Token[] {
  try {
    return new GuardedLexer({ gfm: true, tokenizer: new PlainTokenizer(), ...formulaOptions }).lex(
      tameSource(source),
    );
  } catch {
    return [{ type: 'text', raw: source, text: source }];
  }
}
