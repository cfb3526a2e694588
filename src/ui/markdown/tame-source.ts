// Hostile or broken Markdown nests thousands deep; the parser recurses once per level. Depth is cut before it is read.

const maxDepth = 8;
const maxIndent = 24;
const markers = /^(?:[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$)[ \t]?)+/;
const oneMarker = /[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]?/y;
const fence = /^[ \t]{0,3}(`{3,}|~{3,})/;
const deepItem = /^[ \t]+(?=[-*+>]|\d{1,9}[.)])/;

/** The line's leading quote and list marks, at most eight of them. */
function cutMarkers(line: string): string {
  const all = markers.exec(line)?.[0] ?? '';
  if (all.length <= maxDepth) return line;
  oneMarker.lastIndex = 0;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    if (!oneMarker.test(all)) return line;
  }
  return all.slice(0, oneMarker.lastIndex) + line.slice(all.length);
}

function cutIndent(line: string): string {
  const indent = deepItem.exec(line)?.[0] ?? '';
  return indent.length > maxIndent ? ' '.repeat(maxIndent) + line.slice(indent.length) : line;
}

/** The source with quotes and lists no deeper than eight; the inside of a fence stays as it is. */
export function tameSource(source: string): string {
  let open: string | null = null;
  return source
    .split('\n')
    .map((line) => {
      const mark = fence.exec(line)?.[1];
      if (open !== null) {
        if (mark?.startsWith(open) === true) open = null;
        return line;
      }
      if (mark !== undefined) open = mark;
      return cutMarkers(cutIndent(line));
    })
    .join('\n');
}
