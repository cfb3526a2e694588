import { html, nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { drawIcon } from '../icon/draw-icon.ts';

interface IconButton {
  icon: SVGTemplateResult;
  name: string;
  onPress: () => void;
  /** Out of use, which keeps the focus: a keyboard does not lose its place when a reply begins. */
  isOff?: boolean;
  /** Id of what says more about it. */
  describedBy?: string;
}

/** A quiet button that is a drawing with a name; its styles are those of `row`. */
export function iconButton({ icon, name, onPress, isOff = false, describedBy }: IconButton): TemplateResult {
  return html`<button
    type="button"
    class="quiet icon"
    title=${name}
    aria-label=${name}
    aria-describedby=${describedBy ?? nothing}
    aria-disabled=${isOff}
    @click=${() => {
      if (!isOff) onPress();
    }}
  >
    ${drawIcon(icon)}
  </button>`;
}
