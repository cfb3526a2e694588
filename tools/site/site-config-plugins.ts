// What the build does with the site's configuration.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { pagePolicies } from './content-security-policy.ts';
import { readSiteConfig } from './read-site-config.ts';

/**
 * The policy travels inside the page, so that it holds on every static host without a header to set.
 * @param publicFolder holds the configuration, which says what the page may reach
 */
export function policyInPage(publicFolder: string): Plugin {
  return {
    name: 'hearth:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path }) => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: policyOf(path)(readSiteConfig(publicFolder)),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** A page that nobody wrote a policy for must not be built. */
function policyOf(path: string): (typeof pagePolicies)[keyof typeof pagePolicies] {
  const file = path.slice(1);
  if (!Object.hasOwn(pagePolicies, file)) throw new Error(`${file} has no policy`);
  return pagePolicies[file as keyof typeof pagePolicies];
}

/** `apply-config.mjs` in the built site: for people who change the configuration and do not build. */
export function applyConfigScript(): Plugin {
  return {
    name: 'hearth:apply-config',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'apply-config.mjs', source: await bundleApplyConfig() });
    },
  };
}

/** The script in one file that plain Node runs. */
export async function bundleApplyConfig(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: fileURLToPath(new URL('apply-config.ts', import.meta.url)),
      target: 'node20',
      minify: false,
      write: false,
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const [script, ...others] = [result].flat().flatMap(({ output }) => output);
  if (script?.type !== 'chunk' || others.length > 0)
    throw new Error('apply-config.ts did not become one file');
  return script.code;
}
