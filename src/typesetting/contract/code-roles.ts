/** What a stretch of code is, as far as its colour goes; each but the first has a token `--code-<role>` or one of the page's. */
export const codeRoles = [
  'plain',
  'keyword',
  'string',
  'number',
  'name',
  'type',
  'comment',
  'added',
  'removed',
] as const;

export type CodeRole = (typeof codeRoles)[number];
