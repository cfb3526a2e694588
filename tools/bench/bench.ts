// `npm run bench`: the engine, bare web-llm and Hearth side by side. `npm run bench -- downloads`: the way there.
await import(process.argv.includes('downloads') ? './downloads-bench.ts' : './engine-bench.ts');

export {};
