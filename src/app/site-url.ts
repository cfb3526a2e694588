/** Absolute, because a worker started from a blob has no base of its own; relative to the page, because the site may lie under any path. */
export const siteUrl = (path: string): string => new URL(path, document.baseURI).href;
