// Pages of somebody else, on another origin than the script, with a policy as strict as the documented recipe allows.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Locator, Page } from '@playwright/test';
import { expect, test as base } from '../support/test.ts';
import type { Script } from '../../src/inference/testing/script.ts';
import type { HearthChat } from '../../src/embed/hearth-chat.ts';

export { expect };

/** What docs/embedding.md tells host pages, for a script and models that lie on `cdn`. */
export const recipe = (cdn: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${cdn} 'wasm-unsafe-eval'`,
    `worker-src blob: ${cdn}`,
    `connect-src ${cdn}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html hearth-worker',
  ].join('; ');

interface HostPage {
  body: string;
  /** Further scripts of the page's own, as a module. */
  script?: string;
  lang?: string;
  dir?: string;
  css?: string;
}

export class Host {
  readonly page: Page;
  readonly cdn: string;
  readonly origin: string;
  /** The recipe, and what a test has changed of it. */
  private policy: string;
  private current: HostPage = { body: '' };
  private readonly close: () => void;

  private constructor(page: Page, cdn: string, origin: string, close: () => void) {
    this.page = page;
    this.cdn = cdn;
    this.origin = origin;
    this.close = close;
    this.policy = `${recipe(cdn)}; style-src 'self'`;
  }

  /** @param name `….localhost` is a site of its own for the browser; other ports of `127.0.0.1` are not */
  static async start(page: Page, cdn: string, name = '127.0.0.1'): Promise<Host> {
    const server = createServer((request, response) => {
      const { type, content } = host.answer(request.url ?? '/');
      response
        .writeHead(200, {
          'content-type': type,
          'content-security-policy': host.policy,
          // To its own scripts a sandboxed frame is a stranger.
          'access-control-allow-origin': '*',
        })
        .end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const host = new Host(page, cdn, `http://${name}:${port}`, () => {
      server.close();
      server.closeAllConnections();
    });
    return host;
  }

  get scriptUrl(): string {
    return `${this.cdn}/embed/hearth-chat.js`;
  }

  private answer(url: string): { type: string; content: string } {
    const { body, script = '', lang = 'en', dir = 'ltr', css = '' } = this.current;
    if (url.endsWith('.js')) return { type: 'text/javascript', content: script };
    if (url.endsWith('.css')) return { type: 'text/css', content: css };
    const content = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="page.css">
<script type="module" src="${this.scriptUrl}"></script><script type="module" src="page.js"></script></head>
<body><main><h1>A page of somebody else</h1>${body}</main></body></html>`;
    return { type: 'text/html', content };
  }

  /** What the page may reach beside the recipe. */
  allow(origin: string, directive = 'connect-src'): void {
    const more = `${directive} ${origin}`;
    this.policy = this.policy.includes(directive)
      ? this.policy.replace(directive, more)
      : `${this.policy}; ${more}`;
  }

  forbid(source: string): void {
    this.policy = this.policy.replace(source, '');
  }

  /** What it serves from now on. */
  serve(page: HostPage): void {
    this.current = page;
  }

  /** Opens a page with this in its body. */
  async open(page: HostPage): Promise<void> {
    this.serve(page);
    await this.page.goto(`${this.origin}/`);
  }

  /** Where its page is shown: in the window, or in a frame of another page. */
  get frame(): Frame {
    const { page, origin } = this;
    return page.frames().find((frame) => frame.url().startsWith(origin)) ?? page.mainFrame();
  }

  /** Tells the scripted engine what to do from now on. */
  async script(script: Script): Promise<void> {
    await this.frame.evaluate(async (body) => {
      const cache = await caches.open('hearth-script');
      await cache.put('https://script.invalid/', new Response(body));
    }, JSON.stringify(script));
  }

  chat(index = 0): Chat {
    return new Chat(this.frame.locator('hearth-chat').nth(index));
  }

  end(): void {
    this.close();
  }
}

/** One element as a visitor sees it. */
export class Chat {
  readonly element: Locator;

  constructor(element: Locator) {
    this.element = element;
  }

  get agree(): Locator {
    return this.element.getByRole('button', { name: /^(Get it and start|Start)$/ });
  }

  get field(): Locator {
    return this.element.getByRole('textbox', { name: 'Your question' });
  }

  get reply(): Locator {
    return this.element.locator('.assistant hearth-markdown').last();
  }

  get stop(): Locator {
    return this.element.getByRole('button', { name: 'Stop' });
  }

  async ask(question: string): Promise<void> {
    await this.field.fill(question);
    await this.field.press('Enter');
  }

  /** Agrees, and waits until one can write. */
  async begin(): Promise<void> {
    await this.agree.click();
    await expect(this.field).toBeVisible();
  }

  state(): Promise<string> {
    return this.element.evaluate((element) => (element as HearthChat).state);
  }
}

/** What each worker of the page is for. */
export async function roles(page: Page): Promise<string[]> {
  const names = await Promise.all(
    page
      .workers()
      .map((worker) => worker.evaluate(() => (self as unknown as { name: string }).name).catch(() => '')),
  );
  return names.map((name) => name.split(' ')[0] ?? '').sort();
}

export const test = base.extend<{ host: Host }>({
  host: async ({ page, baseURL, hosts }, use) => {
    const host = await Host.start(page, new URL(baseURL ?? '').origin);
    hosts.push(host.origin);
    await use(host);
    host.end();
  },
});
