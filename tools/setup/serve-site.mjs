import { preview } from 'vite';

/** Serves `dist` and prints where, until the process is stopped. */
export async function serveSite() {
  const server = await preview();
  const url = server.resolvedUrls?.local[0] ?? 'an address that Vite did not tell';
  console.log(`\nHearth is ready: ${url}\nStop it with Ctrl+C.`);
}
