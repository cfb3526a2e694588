// The package as others meet it: packed, installed into fresh Vite projects, and built there with three frameworks and
// with none; its types compiled as strictly as can be.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Packed once for all projects. @returns the archive */
export function pack(folder: string): string {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack has packed nothing.');
  return join(folder, name);
}

/** A project with the package in it, as `npm install` puts it there. @returns its folder */
function project(folder: string, example: string, archive: string, packages: readonly string[]): string {
  const place = join(folder, example);
  cpSync(join(root, 'examples', example), place, { recursive: true });
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({ name: example, private: true, type: 'module' }),
  );
  const options = ['--silent', '--no-audit', '--no-fund', '--offline', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, archive], { cwd: place });
  for (const name of packages) {
    const link = join(place, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  return place;
}

const packagesOf = {
  React: ['react', 'react-dom'],
  Vue: ['vue'],
  Svelte: ['svelte', '@sveltejs/vite-plugin-svelte', 'vite'],
  program: [],
} as const;

/** With the element. */
export const frameworks = ['React', 'Vue', 'Svelte'] as const;

/** @returns the folder of the built app */
export async function buildApp(
  folder: string,
  example: keyof typeof packagesOf,
  archive: string,
): Promise<string> {
  const place = project(folder, example.toLowerCase(), archive, packagesOf[example]);
  const config = join(place, 'vite.config.js');
  const configFile = existsSync(config) ? config : false;
  await build({ root: place, configFile, logLevel: 'warn', base: './', build: { outDir: 'dist' } });
  return join(place, 'dist');
}

/** @throws Error where the types do not compile in a project of somebody else's */
export function compileTypes(folder: string, archive: string): void {
  const place = project(folder, 'typescript', archive, []);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: 'ES2023',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
  };
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', place], {
    stdio: 'inherit',
  });
}

/** As a framework does that makes pages on a server. @throws Error where the package cannot even be loaded without a page */
export function loadWithoutPage(folder: string, archive: string): void {
  const place = project(folder, 'program', archive, []);
  const script = "import { createHearth } from 'hearth'; createHearth({ modelsUrl: '/hearth/' });";
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: place, stdio: 'inherit' });
}

/** A place for all of it, outside of this repository, whose packages the projects must not find. */
export async function inFreshFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-apps-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
