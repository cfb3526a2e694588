// Lets what the reader looks at stay where it is while turns come and go around it.
import { afterFrame } from '../next-task.ts';

export class ScrollPlace {
  private before: { top: number; height: number } | null = null;

  /**
   * Turns are about to appear above. Browsers keep the place by themselves, except at the very top, and except for those that
   * cannot (Safari).
   */
  beforeGrowth(scroller: HTMLElement): void {
    const { scrollTop: top } = scroller;
    if (top > 0 && CSS.supports('overflow-anchor', 'auto')) return;
    this.before = { top, height: scroller.scrollHeight };
  }

  afterGrowth(scroller: HTMLElement): void {
    if (this.before === null) return;
    const { top, height } = this.before;
    this.before = null;
    scroller.scrollTop = top + scroller.scrollHeight - height;
  }

  /** The turns from some point on are about to be replaced: until the new ones are drawn, the content is no shorter than before. */
  async holdHeight(content: HTMLElement): Promise<void> {
    content.style.minBlockSize = `${content.offsetHeight}px`;
    await afterFrame();
    await afterFrame();
    content.style.minBlockSize = '';
  }
}
