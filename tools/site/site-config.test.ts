import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultSiteConfig, parseSiteConfig } from '../../src/models/site-config.ts';
import { contentSecurityPolicy, framePolicy } from './content-security-policy.ts';
import { withPolicy } from './policy-in-page.ts';
import { bundleApplyConfig } from './site-config-plugins.ts';

const connectOf = (policy: string): string | undefined => /connect-src ([^;]*);/.exec(policy)?.[1];

describe('the policy', () => {
  it('is the same for every site but for the hosts that may be reached', () => {
    const mine = contentSecurityPolicy(parseSiteConfig({ hubs: ['https://a.example'] }));
    const withoutHosts = (policy: string): string => policy.replace(/connect-src [^;]*/, 'connect-src');
    expect(withoutHosts(mine)).toBe(withoutHosts(contentSecurityPolicy(defaultSiteConfig)));
    expect(withoutHosts(mine)).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
        "connect-src; manifest-src 'self'; worker-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types lit-html hearth-worker",
    );
  });

  it('allows the origins that the configuration names, each once, and the site itself', () => {
    const config = parseSiteConfig({
      hubs: ['https://models.school.example/hub', 'http://127.0.0.1:4190'],
      libraries: ['https://models.school.example/libraries'],
      connect: ['https://*.cdn.example.org'],
      catalogueUrl: 'https://lists.school.example/catalogue.json',
      endpoints: ['https://api.school.example:8443/v1'],
    });
    expect(connectOf(contentSecurityPolicy(config))).toBe(
      "'self' https://models.school.example http://127.0.0.1:4190 https://lists.school.example " +
        'https://*.cdn.example.org',
    );
  });

  it('lets only the frame reach servers that answer: any, those of the site, or none', () => {
    const endpoints = ['https://api.school.example:8443/v1'];
    expect(connectOf(framePolicy(defaultSiteConfig))).toBe('https: http:');
    expect(connectOf(framePolicy(parseSiteConfig({ endpoints, visitorEndpoints: false })))).toBe(
      'https://api.school.example:8443',
    );
    const off = parseSiteConfig({ visitorEndpoints: false });
    expect(connectOf(framePolicy(off))).toBe("'none'");
    expect(contentSecurityPolicy(off)).not.toContain('frame-src');
  });

  it('needs no further host for a catalogue beside the page', () => {
    const config = parseSiteConfig({ hubs: ['https://a.example'], connect: [], catalogueUrl: 'list.json' });
    expect(connectOf(contentSecurityPolicy(config))).toBe("'self' https://a.example");
  });
});

describe('the policy in a page', () => {
  const page = `<head>\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">\n<p>$1</p>`;

  it('is replaced, and nothing else', () => {
    const changed = withPolicy(page, "connect-src 'self' $& $1");
    expect(changed).toBe(
      page.replace('default-src &#39;none&#39;', () => 'connect-src &#39;self&#39; $&amp; $1'),
    );
  });

  it.each(['<p>no policy</p>', page + page])('is left alone where there is not exactly one', (other) => {
    expect(withPolicy(other, 'x')).toBeNull();
  });
});

describe('apply-config.mjs, as the build puts it beside the page', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-apply-config-'));
  const script = join(folder, 'apply-config.mjs');
  const page = join(folder, 'index.html');
  const frame = join(folder, 'endpoint.html');
  const configure = (config: unknown): void => {
    writeFileSync(join(folder, 'hearth.config.json'), JSON.stringify(config));
  };
  const run = () => spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  const policy = (): string => readFileSync(page, 'utf8').replaceAll('&#39;', "'");

  beforeAll(async () => {
    writeFileSync(script, await bundleApplyConfig());
  }, 60_000);

  beforeEach(() => {
    configure({});
    for (const path of [page, frame])
      writeFileSync(
        path,
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">\n',
      );
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('brings the page in line with the configuration, and does so once', () => {
    configure({ hubs: ['https://models.school.example/hub'], connect: [] });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(connectOf(policy())).toBe("'self' https://models.school.example");
    const once = policy();
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('already') as string });
    expect(policy()).toBe(once);
  });

  it('closes the frame where the site wants no endpoints', () => {
    configure({ visitorEndpoints: false });
    expect(run().status).toBe(0);
    expect(connectOf(readFileSync(frame, 'utf8').replaceAll('&#39;', "'"))).toBe("'none'");
  });

  it('works on its own folder when none is named', () => {
    execFileSync(process.execPath, [script]);
    expect(connectOf(policy())).toContain('https://huggingface.co');
  });

  it('names the field that is wrong and leaves the page as it is', () => {
    const before = policy();
    configure({ hubs: ["https://a.example; script-src 'unsafe-inline'"] });
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('hubs[0]') as string });
    expect(policy()).toBe(before);
  });

  it('keeps the service worker in step, which keeps no page with another hash', () => {
    const worker = join(folder, 'service-worker.js');
    const record = (): RegExpExecArray | null =>
      /version:`([0-9a-f]{16})`,shell:\[{path:`index\.html`,sizeBytes:(\d+),sha256:`([0-9a-f]{64})`}/.exec(
        readFileSync(worker, 'utf8'),
      );
    const old = ['index.html', 'endpoint.html']
      .map((path) => `{path:\`${path}\`,sizeBytes:7,sha256:\`${'0'.repeat(64)}\`}`)
      .join(',');
    writeFileSync(worker, `let a=new V({version:\`0123456789abcdef\`,shell:[${old}]});b(\`index.html\`)`);
    expect(run().status).toBe(0);
    const [, version, sizeBytes, sha256] = record() ?? [];
    const html = readFileSync(page);
    expect(version).not.toBe('0123456789abcdef');
    expect(Number(sizeBytes)).toBe(html.byteLength);
    expect(sha256).toBe(createHash('sha256').update(html).digest('hex'));
    const once = readFileSync(worker, 'utf8');
    expect(once).toContain(createHash('sha256').update(readFileSync(frame)).digest('hex'));
    expect(run().stdout).toContain('already');
    expect(readFileSync(worker, 'utf8')).toBe(once);
    writeFileSync(worker, 'self.onfetch = null');
    const before = policy();
    configure({ hubs: ['https://models.school.example'] });
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('does not belong') as string });
    expect(policy()).toBe(before);
    rmSync(worker);
  });

  it('says when the folder holds no page of ours', () => {
    writeFileSync(page, '<p>another page</p>');
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('policy') as string });
    rmSync(page);
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('not there') as string });
  });
});
