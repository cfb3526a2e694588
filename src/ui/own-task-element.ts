import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import { nextTask } from './next-task.ts';

/**
 * An element whose first render, the costly one, is a task of its own: when many appear at once, a slow computer can
 * draw and react between them. It renders anew when the page turns to another language.
 */
export class OwnTaskElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }
}
