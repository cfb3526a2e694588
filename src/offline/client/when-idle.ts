/** Resolves once the page has loaded and has nothing else to do, so that keeping it never delays showing it. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  const { requestIdleCallback } = window as Partial<Pick<Window, 'requestIdleCallback'>>;
  await new Promise<void>((resolve) => {
    if (requestIdleCallback === undefined)
      setTimeout(resolve, 500); // Safari
    else requestIdleCallback(() => resolve(), { timeout: 5_000 });
  });
}
