/** Brings a page of the site to the front, or opens one: somebody pressed a notification. */
export async function focusPage(clients: Clients, scope: string): Promise<void> {
  const pages = await clients.matchAll({ type: 'window' });
  const page = pages.find(({ url }) => url.startsWith(scope));
  if (page === undefined) await clients.openWindow(scope);
  else await page.focus();
}
