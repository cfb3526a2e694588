import { AppError } from '../../errors/app-error.ts';

/** So many letters in common are no chance. */
const tellingLength = 16;

interface Reply {
  add: (text: string) => void;
  end: () => void;
}

/**
 * A server that was asked to go on with a reply may write it anew from its beginning. What repeats the beginning is left
 * out; a reply that begins like it and then goes another way cannot be put behind it.
 * @param pass told what is new
 */
export function refuseBeginnings(replyStart: string, pass: (text: string) => void): Reply {
  /** Null once it is decided. */
  let held: string | null = replyStart.length < tellingLength ? null : '';
  const decide = (text: string): void => {
    held = null;
    if (text !== '') pass(text);
  };
  const look = (text: string): void => {
    const common = commonLength(text, replyStart);
    if (common === replyStart.length) decide(text.slice(common));
    else if (common === text.length) held = text;
    else if (common < tellingLength) decide(text);
    else
      throw new AppError('request-invalid', {
        reason: 'This server writes a reply anew instead of going on with it. Ask again instead.',
      });
  };
  return {
    add(text) {
      if (held === null) pass(text);
      else look(held + text);
    },
    end: () => decide(held ?? ''),
  };
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
