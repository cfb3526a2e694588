// One observer for everything that waits to be seen: in a long conversation that is much.

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | null = null;

function notice(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    observer?.unobserve(target);
    waiting.get(target)?.();
    waiting.delete(target);
  }
}

/** Calls back, once, when the element is in sight or about half a screen from it. */
export function whenNear(element: Element, callback: () => void): void {
  observer ??= new IntersectionObserver(notice, { rootMargin: '50%' });
  waiting.set(element, callback);
  observer.observe(element);
}

/** It need not be told any more. */
export function forgetNear(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}
