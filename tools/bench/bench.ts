// `npm run bench`: the engine, bare web-llm and Hearth side by side. `npm run bench -- engines`: bare wllama and Hearth on
// the CPU, with web-llm beside them. `npm run bench -- downloads`: the way there. `npm run bench -- chat`: the page itself.
const what = ['downloads', 'engines', 'chat'].find((name) => process.argv.includes(name)) ?? 'engine';
await import(`./${what}-bench.ts`);

export {};
