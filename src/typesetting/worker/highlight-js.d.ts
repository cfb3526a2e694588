// The part of highlight.js that we call. Its own types ask for those of documents, which a worker does not have.

declare module 'highlight.js/lib/core' {
  interface Hljs {
    registerLanguage(name: string, define: LanguageFn): void;
    getLanguage(name: string): unknown;
    highlight(code: string, options: { language: string; ignoreIllegals?: boolean }): { value: string };
  }

  /** Made by a language's module, handed to `registerLanguage`. */
  export type LanguageFn = (hljs: never) => unknown;

  const hljs: Hljs;
  export { hljs as default };
}

declare module 'highlight.js/lib/languages/*' {
  import type { LanguageFn } from 'highlight.js/lib/core';

  const define: LanguageFn;
  export { define as default };
}
