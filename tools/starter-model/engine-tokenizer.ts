// For tests: the tokenizer that web-llm carries, which reads tokenizer.json in the browser. Its package is a
// script for CommonJS under a package.json that says ESM, so it has to be run by hand.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction, constants } from 'node:vm';

interface EngineTokenizer {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
}

interface TokenizerModule {
  Tokenizer: { fromJSON(json: ArrayBuffer): Promise<EngineTokenizer> };
}

/** The engine's tokenizer for the text of a tokenizer.json. */
export function engineTokenizer(json: string): Promise<EngineTokenizer> {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@mlc-ai/web-tokenizers');
  const module = { exports: {} as TokenizerModule };
  const names = ['module', 'exports', 'require', '__filename', '__dirname'];
  const run = compileFunction(readFileSync(path, 'utf8'), names, {
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (...values: unknown[]) => void;
  run(module, module.exports, require, path, path);
  return module.exports.Tokenizer.fromJSON(new TextEncoder().encode(json).buffer);
}
