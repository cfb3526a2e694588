// One rule per arrow of docs/architecture.md: a folder imports only from folders above it in that list.
const layers = [
  'styles',
  'i18n',
  'errors',
  'channel',
  'gguf',
  'models',
  'repack',
  'tar',
  'zip',
  'device',
  'conversations',
  'inference',
  'tool-calls',
  'openai',
  'downloads',
  'offline',
  'typesetting',
  'storage',
  'transfer',
  'diagnostics',
  'search',
  'state',
  'ui',
  'app',
  'embed',
];

const downward = layers.map((layer, index) => ({
  name: `${layer}-imports-only-from-above`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '[.]test[.]ts$' },
  to: { path: `^src/(${layers.slice(index + 1).join('|') || 'nothing'})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...downward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'engine-package-only-in-inference-worker',
      severity: 'error',
      from: { pathNot: '^(src/inference/worker/|e2e/|tools/bench/)' },
      to: { path: 'node_modules/(@mlc-ai|@wllama)/' },
    },
    {
      name: 'threads-meet-in-contracts',
      comment: 'Page code and the code of workers and frames share contracts, not each other.',
      severity: 'error',
      from: { path: '^src/(?!.*/(worker|endpoint)/)(?!.*/testing/)', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/[^/]+/(worker|endpoint)/' },
    },
    {
      name: 'workers-import-no-client',
      severity: 'error',
      from: {
        path: '^(workers/|src/[^/]+/(worker|endpoint)/|src/inference/browser-model/)',
        pathNot: '[.]test[.]ts$',
      },
      // What keeps conversations runs in any thread; the rest of storage needs the page.
      to: { path: '^src/([^/]+/client|state|ui|app|storage(?!/conversation-))/' },
    },
    {
      name: 'ui-is-presentational',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^src/(state/(?!model-state)|storage|downloads|(inference|offline|transfer|search)/(client|worker))',
      },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '([.]test[.]ts$|/testing/)' },
      to: { path: '([.]test[.]ts$|^src/.*/testing/|^e2e/)' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '[?]' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.page.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
