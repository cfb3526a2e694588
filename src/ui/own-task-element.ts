import { LitElement } from 'lit';
import { nextTask } from './next-task.ts';

/**
 * An element whose first render, the costly one, is a task of its own: when many appear at once, a slow computer can
 * draw and react between them.
 */
export class OwnTaskElement extends LitElement {
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }
}
