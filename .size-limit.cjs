// How much may be fetched, and when. Run by `npm run size` after a build.
const { readFileSync } = require('node:fs');

/** The page names all that its first view consists of: see tools/site/preload-first-page.ts. */
const firstPage = [
  'dist/index.html',
  ...new Set(
    [...readFileSync('dist/index.html', 'utf8').matchAll(/assets\/[\w.-]+[.](?:js|css)/g)].map(
      ([path]) => `dist/${path}`,
    ),
  ),
];

module.exports = [
  { name: 'Everything before consent (HTML, CSS, JS)', path: firstPage, limit: '65 kB', gzip: true },
  {
    name: 'The embed on a page, before its visitor agrees: one file',
    path: 'dist/embed/hearth-chat.js',
    limit: '15 kB',
    gzip: true,
  },
  {
    name: "The embed's chat after that, with its reader of Markdown",
    path: [
      'dist/embed/chunks/chat-*.js',
      'dist/embed/chunks/lex-blocks-*.js',
      'dist/embed/chunks/rehearse-markdown-*.js',
      'dist/embed/chunks/rolldown-runtime-*.js',
    ],
    limit: '60 kB',
    gzip: true,
  },
  {
    name: "The embed's part for programs and for functions of the page, with the first use of either",
    path: 'dist/embed/chunks/api-*.js',
    limit: '23 kB',
    gzip: true,
  },
  {
    name: "The downloads' thread, after consent",
    path: 'dist/assets/downloads.worker-*.js',
    limit: '21 kB',
    gzip: true,
  },
  {
    name: "What reads GGUF, in the downloads' thread with the first of them",
    path: ['dist/assets/*-gguf*', 'dist/assets/chip-build-*'],
    limit: '16 kB',
    gzip: true,
  },
  {
    name: "The search's thread, with the first search",
    path: 'dist/assets/search.worker-*.js',
    limit: '9 kB',
    gzip: true,
  },
  {
    name: "The transfers' thread, with the first file of conversations",
    path: 'dist/assets/transfer.worker-*.js',
    limit: '15 kB',
    gzip: true,
  },
  {
    // Half of it is the list of the site's files with their hashes, which do not compress.
    name: 'The service worker, in its own thread',
    path: 'dist/service-worker.js',
    limit: '15.5 kB',
    gzip: true,
  },
  {
    name: 'The frame of an endpoint, when one is used',
    path: ['dist/endpoint.html', 'dist/assets/endpoint-frame-*.js'],
    limit: '9 kB',
    gzip: true,
  },
  {
    name: 'Markdown, loaded with the model',
    path: ['dist/assets/lex-blocks-*.js', 'dist/assets/markdown-view-*.js'],
    limit: '27 kB',
    gzip: true,
  },
  {
    name: 'What reads JSON Schemas, with the first reply in JSON',
    path: [
      'dist/assets/find-problems-*.js',
      'dist/assets/validate-json-*.js',
      'dist/assets/read-schema-*.js',
    ],
    limit: '9 kB',
    gzip: true,
  },
  {
    name: 'What reads code, in its worker after consent',
    path: ['dist/assets/typesetting.worker-*.js', 'dist/assets/highlight-code-*.js'],
    limit: '52 kB',
    gzip: true,
  },
  {
    name: 'What reads formulas, in the same worker',
    path: 'dist/assets/set-formula-*.js',
    limit: '65 kB',
    gzip: true,
  },
  {
    name: 'The engine, in its worker after consent',
    path: 'dist/assets/inference.worker-*.js',
    limit: '2.4 MB',
    gzip: true,
  },
  {
    name: 'The engine on the CPU, instead of that',
    path: ['dist/assets/cpu.worker-*.js', 'dist/assets/wllama-*.wasm'],
    limit: '5.2 MB',
    gzip: true,
  },
];
