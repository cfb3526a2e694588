// Lets what the reader looks at stay where it is while turns come and go around it.
import { afterFrame } from '../next-task.ts';

export class ScrollPlace {
  private before: { mark: Element; top: number } | null = null;

  /**
   * Turns are about to appear before the first one. Browsers would keep the place by themselves, but not at the very top, not in
   * a box whose style changes with it, and Safari not at all.
   */
  beforeGrowth(content: HTMLElement): void {
    // What is inside of a group that is out of sight has no place of its own.
    const [group, next] = content.querySelectorAll('hearth-turn-group');
    const mark = next ?? group?.firstElementChild;
    this.before = mark ? { mark, top: mark.getBoundingClientRect().top } : null;
  }

  afterGrowth(scroller: HTMLElement): void {
    if (this.before === null) return;
    const { mark, top } = this.before;
    this.before = null;
    if (mark.isConnected) scroller.scrollTop += mark.getBoundingClientRect().top - top;
  }

  /** The turns from some point on are about to be replaced: until the new ones are drawn, the content is no shorter than before. */
  async holdHeight(content: HTMLElement): Promise<void> {
    content.style.minBlockSize = `${content.offsetHeight}px`;
    await afterFrame();
    await afterFrame();
    content.style.minBlockSize = '';
  }
}
