// Browsers stop a service worker that has had nothing to do for half a minute, but not while a test's tools look on. So this
// browser is started by itself, and the page in it tells how it went.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { findBrowser } from '../../tools/setup/find-browser.mjs';
import { serveWithClients } from './client-site.ts';
import type { AddressInfo } from 'node:net';

/** Waits for what the page posts. */
async function listen(): Promise<{ url: string; heard: Promise<string>; close: () => void }> {
  let hear: (text: string) => void = () => undefined;
  const heard = new Promise<string>((resolve) => (hear = resolve));
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
      hear(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, heard, close: () => server.close() };
}

base('a reply that takes longer than a service worker may idle comes to its end', async () => {
  base.skip(process.env.HEARTH_LONG_TESTS === undefined, 'takes two minutes');
  base.setTimeout(240_000);
  const site = await serveWithClients('dist-scripted');
  const report = await listen();
  const profile = mkdtempSync(join(tmpdir(), 'hearth-awake-'));
  const executable = findBrowser();
  if (executable === null) throw new Error('There is no Chromium on this machine.');
  const url = `${site.url}slow.html?report=${encodeURIComponent(report.url)}`;
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--no-first-run',
    '--enable-unsafe-webgpu',
    '--disable-quic',
  ];
  const browser = spawn(executable, [...flags, `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
  try {
    expect(JSON.parse(await report.heard)).toEqual({
      streamed: 'a b c d e f g h i j k l m',
      plain: 'n o p q r s t u v w x y z',
    });
  } finally {
    browser.kill('SIGKILL');
    report.close();
    site.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmSync(profile, { recursive: true, force: true });
  }
});
