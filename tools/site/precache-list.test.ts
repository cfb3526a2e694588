import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupOf, readPrecacheList } from './precache-list.ts';

let folder: string;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-site-'));
  write('index.html', '<html>');
  write('endpoint.html', '<html>');
  write('assets/index-1.js', 'page');
  write('assets/inference.worker-1.js', 'engine');
  write('assets/cpu.worker-1.js', 'CPU engine');
  write('assets/wllama-1.wasm', 'llama.cpp');
  write('libraries/a.wasm', 'library');
  write('models/m/weights.bin', 'weights');
  write('hearth.config.json', '{}');
  write('LICENSE', 'text');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('puts each file where its weight belongs, and leaves out what is not kept', () => {
  const { shell, engine, cpuEngine, libraries } = readPrecacheList(folder);
  expect(shell.map(({ path }) => path)).toEqual(['assets/index-1.js', 'endpoint.html', 'index.html']);
  expect(engine.map(({ path }) => path)).toEqual(['assets/inference.worker-1.js']);
  expect(cpuEngine.map(({ path }) => path)).toEqual(['assets/cpu.worker-1.js', 'assets/wllama-1.wasm']);
  expect(libraries.map(({ path }) => path)).toEqual(['libraries/a.wasm']);
  expect(shell[2]).toEqual({
    path: 'index.html',
    sizeBytes: 6,
    sha256: 'b7d082ee12e91b756ea22e8513b8594eebcf5d39fab813da3cb55794dc888ad7',
  });
});

it('has another version when any file has changed, and the same when none has', () => {
  const { version } = readPrecacheList(folder);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(readPrecacheList(folder).version).toBe(version);
  write('libraries/a.wasm', 'another');
  expect(readPrecacheList(folder).version).not.toBe(version);
});

it('does not mind where the deployer changes what is theirs', () => {
  const { version } = readPrecacheList(folder);
  write('hearth.config.json', '{"defaultModel":"x"}');
  expect(readPrecacheList(folder).version).toBe(version);
});

it('does not follow a link to the models, which may be gigabytes', () => {
  rmSync(join(folder, 'models'), { recursive: true });
  symlinkSync('/nonexistent', join(folder, 'models'));
  expect(() => readPrecacheList(folder)).not.toThrow();
});

it('refuses a shell that has become heavy', () => {
  truncateSync(join(folder, 'assets/index-1.js'), 2_000_000);
  expect(() => readPrecacheList(folder)).toThrow('before consent');
});

it('keeps no language unasked', () => {
  expect(groupOf('assets/de-B_UGRE-F.js')).toBe('languages');
  expect(groupOf('assets/zh-Hans-mQGemiHi.js')).toBe('languages');
  expect(groupOf('assets/describe-error-BGv8fsHG.js')).toBe('shell');
});

it('keeps the thread that looks what is stored with the page, which starts it at once', () => {
  expect(groupOf('assets/downloads.worker-1.js')).toBe('shell');
});
