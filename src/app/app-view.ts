import { property } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { StoreController } from '../state/store-controller.ts';
import { OwnTaskElement } from '../ui/own-task-element.ts';
import type { Store } from '../state/store.ts';
import type { AppCommands } from './app-commands.ts';
import type { Services } from './services.ts';

/** A part of the page that comes when it is needed: it shows what some stores say, and calls the commands. */
export abstract class AppView extends OwnTaskElement {
  @property({ attribute: false }) services!: Services;
  @property({ attribute: false }) commands!: AppCommands;

  /** The stores with whose changes it renders. */
  protected abstract stores(services: Services): readonly object[];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    for (const store of this.stores(this.services))
      new StoreController(this, store as Store<unknown>, (value) => value);
  }
}
