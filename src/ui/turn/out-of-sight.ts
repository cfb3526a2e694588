/** Times in which the browser does not draw an element, because its owner has given it `content-visibility: auto`. */
export class OutOfSight {
  private resolve: (() => void) | null = null;
  private current: Promise<void> | null = null;

  constructor(element: HTMLElement) {
    element.addEventListener('contentvisibilityautostatechange', (event) => {
      // Elements inside may have times of their own.
      if (event.composedPath()[0] === element)
        this.change((event as ContentVisibilityAutoStateChangeEvent).skipped);
    });
  }

  /** The end of the one that lasts; null for none. */
  get end(): Promise<void> | null {
    return this.current;
  }

  private change(isSkipped: boolean): void {
    if (isSkipped) this.current ??= new Promise((resolve) => (this.resolve = resolve));
    else {
      this.resolve?.();
      this.current = null;
    }
  }
}
