/** Long enough to tell, and short enough for every system, in bytes of UTF-8 with an ending and a number. */
const mostBytes = 150;

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A title as the name of a file that every system takes.
 * @param fallback for a title of which nothing is left
 */
export function fileStem(title: string, fallback: string): string {
  const words = title
    .normalize('NFC')
    // What hides or turns text around has no place in a name either.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ');
  const stem = trimEnds(cut(trimEnds(words)));
  if (stem === '') return fallback;
  return reserved.test(stem.split('.', 1)[0] ?? '') ? `_${stem}` : stem;
}

/** Windows drops dots and spaces at the end; elsewhere a dot at the beginning hides the file. */
const trimEnds = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/g, '');

function cut(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const letter of text) {
    bytes += new TextEncoder().encode(letter).byteLength;
    if (bytes > mostBytes) break;
    end += letter.length;
  }
  return text.slice(0, end);
}

/** Gives each name once: for systems that do not tell capitals from small letters, too. */
export class UniqueNames {
  private readonly taken = new Set<string>();
  private readonly numbers = new Map<string, number>();

  take(stem: string, ending: string): string {
    for (;;) {
      const number = (this.numbers.get(stem) ?? 0) + 1;
      this.numbers.set(stem, number);
      const name = `${number === 1 ? stem : `${stem} (${number})`}${ending}`;
      const key = name.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}
