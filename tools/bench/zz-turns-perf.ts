// usage: npx tsx /tmp/turns-perf.ts <base url> [what]
import { chromium } from '@playwright/test';
import { readTasks, traceCategories } from '/work/wt/turns/tools/bench/trace.ts';
import { installDriver } from '/work/wt/turns/tools/bench/driver.ts';
import { findBrowser } from '/work/wt/turns/tools/setup/find-browser.mjs';
import { longReply } from '/work/wt/turns/tools/bench/long-reply.ts';
import { writeFileSync } from 'node:fs';
const [site, what = 'all'] = process.argv.slice(2) as [string, string];
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.on('pageerror', (e) => console.log('error', e.message));
await page.addInitScript('globalThis.__name = (named) => named');
await page.addInitScript(() => { if ('GPUAdapterInfo' in globalThis) Object.defineProperty(GPUAdapterInfo.prototype, 'description', { get: () => 'test chip' }); });
await page.addInitScript(installDriver);
const cdp = await context.newCDPSession(page);
const ev = async (expression: string) => {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(expression + exceptionDetails.text + result.description);
  return result.value as any;
};
async function script(s: unknown) {
  await page.evaluate(async (body) => { const c = await caches.open('hearth-script'); await c.put('https://script.invalid/', new Response(body)); }, JSON.stringify(s));
}
function tasks(trace: Buffer, name: string) {
  writeFileSync(`/tmp/turns-trace-${name}.json`, trace);
  const { traceEvents } = JSON.parse(trace.toString());
  const r = readTasks(trace, site);
  console.log(name, 'heaviest work', r.workMs.toFixed(0), 'clock', r.clockMs.toFixed(0));
  for (const p of r.parts) console.log('   ', p);
  const pids = new Set(traceEvents.filter((e: any) => e.args?.data?.url?.startsWith(site)).map((e: any) => e.pid));
  const main = new Set(traceEvents.filter((e: any) => e.name === 'thread_name' && e.args.name === 'CrRendererMain' && pids.has(e.pid)).map((e: any) => `${e.pid} ${e.tid}`));
  const all = traceEvents.filter((e: any) => e.name === 'RunTask' && e.ph === 'X' && main.has(`${e.pid} ${e.tid}`)).map((e: any) => (e.tdur ?? e.dur) / 1000).sort((a: number, b: number) => b - a);
  console.log('    top', all.slice(0, 8).map((x: number) => x.toFixed(0)).join(' '));
}
async function watch(name: string, work: () => Promise<void>) {
  await browser.startTracing(page, { categories: traceCategories });
  await work();
  tasks(await browser.stopTracing(), name);
}
await page.goto(`${site}`);
await page.evaluate(async ({ text, n }) => {
  const figures = { completionTokens: 84, timeToFirstTokenMs: 912, decodeTokensPerSecond: 21.3, promptTokens: 12 };
  const turns = Array.from({ length: n }, (_, i) => ({ id: `t${i}`, parentId: i ? `t${i - 1}` : null, createdAt: 1e12 + i, question: `Question ${i}: why is the sky blue, and what of it?`, reply: i % 5 === 4 ? text : `Answer ${i}. The **sky** is *blue* because of the air.\n\n- one\n- two\n\nIt is \`so\`, see [here](https://example.org/).`, modelName: 'Model', outcome: { status: 'complete', truncated: false, figures } }));
  const conv = { id: 'big', version: 2, createdAt: 1e12, updatedAt: 1e12, title: 'The big one', isPinned: false, settings: { systemPrompt: '', temperature: 0.7, topP: 1, maxTokens: 8192 }, forgotten: null, background: null, turns, leafId: turns.at(-1)!.id };
  const small = { ...conv, id: 'small', title: 'The small one', updatedAt: 2e12, turns: turns.slice(0, 2), leafId: 't1' };
  const db: IDBDatabase = await new Promise((res, rej) => { const r = indexedDB.open('hearth-conversations'); r.onupgradeneeded = () => r.result.createObjectStore('conversations'); r.onsuccess = () => res(r.result); r.onerror = () => rej(r.error); });
  const tx = db.transaction('conversations', 'readwrite'); const s = tx.objectStore('conversations'); s.put(conv, 'big'); s.put(small, 'small');
  await new Promise((r) => (tx.oncomplete = r)); db.close();
}, { text: longReply(200), n: 500 });
await page.reload();
await script({ replies: [{ text: 'Hello there, friend. The sky is blue because of the air.', stepMs: 20 }, { text: 'And again: the sky is blue.', stepMs: 20 }, { text: longReply(1200), stepMs: 16 }] });
await page.getByRole('button', { name: /^(Get it and start|Start)$/ }).click();
await page.waitForTimeout(500);
await ev('driver.whenReady()');
console.log('ready');
await page.waitForTimeout(1000);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
const composerAsk = async (q: string) => { await page.keyboard.insertText(q); await page.keyboard.press('Enter'); await ev('driver.whenAnswered()'); };
if (what === 'all' || what === 'ask') {
  await page.getByRole('textbox', { name: 'Your question' }).click();
  await watch('ask-small', () => composerAsk('Why is the sky blue?'));
  await watch('ask-small-2', () => composerAsk('And once more, why?'));
}
// Opening the big one.
await page.evaluate(() => {
  (globalThis as any).endShown = (id: string) => new Promise((resolve) => {
    const from = performance.now();
    const look = () => {
      const t = document.querySelector('hearth-app')?.shadowRoot?.querySelector('hearth-transcript-view')?.shadowRoot?.querySelector('hearth-transcript');
      const turns = t?.shadowRoot?.querySelectorAll('hearth-turn');
      const last: any = turns && [...turns].find((x: any) => x.turn?.id === id);
      const md = last?.shadowRoot?.querySelector('hearth-markdown');
      const r = md?.getBoundingClientRect();
      if (md && md.shadowRoot?.textContent?.length > 0 && r.height > 0 && r.top < innerHeight) {
        requestAnimationFrame(() => setTimeout(() => resolve([performance.now() - from, turns!.length])));
      } else requestAnimationFrame(look);
    };
    look();
  });
});
if (what === 'all' || what === 'open') {
  await watch('open-big', async () => {
    const button = page.getByRole('button', { name: 'The big one', exact: true });
    const box = (await button.boundingBox())!;
    const shown = page.evaluate(() => { return new Promise((resolve) => addEventListener('click', () => resolve((globalThis as any).endShown('t499')), { once: true, capture: true })); });
    await page.waitForTimeout(200);
    await page.mouse.click(box.x + 20, box.y + 10);
    console.log('open-big: first paint of its end after ms, turns', await shown);
  });
  await watch('open-big-rest', async () => { for (;;) {
    const n = await ev(`document.querySelector('hearth-app').shadowRoot.querySelector('hearth-transcript-view').shadowRoot.querySelector('hearth-transcript').shadowRoot.querySelectorAll('hearth-turn').length`);
    if (n >= 500) break; await page.waitForTimeout(500); } });
}
if (what === 'all' || what === 'stream') {
  await page.getByRole('textbox', { name: 'Your question' }).click();
  await watch('ask-in-big', () => composerAsk('A long one, please'));
}
await browser.close();
