import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.ts';

/** Re-renders its host when the selected part of a store changes. */
export class StoreController<T, Selected> implements ReactiveController {
  value: Selected;
  private unsubscribe: (() => void) | undefined;
  private readonly host: ReactiveControllerHost;
  private readonly store: Store<T>;
  private readonly select: (value: Readonly<T>) => Selected;

  constructor(host: ReactiveControllerHost, store: Store<T>, select: (value: Readonly<T>) => Selected) {
    this.host = host;
    this.store = store;
    this.select = select;
    this.value = select(store.value);
    host.addController(this);
  }

  hostConnected(): void {
    this.refresh();
    this.unsubscribe = this.store.subscribe(() => {
      this.refresh();
    });
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
  }

  private refresh(): void {
    const next = this.select(this.store.value);
    if (Object.is(next, this.value)) return;
    this.value = next;
    this.host.requestUpdate();
  }
}
