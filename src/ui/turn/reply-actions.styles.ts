import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-block-start: var(--space-2);
    margin-inline-start: calc(-1 * var(--space-2));
  }
  .facts-button {
    anchor-name: --facts;
  }
  .facts-button[aria-expanded='true'] {
    color: var(--ink);
  }
  [popover] {
    inline-size: max-content;
    max-inline-size: calc(100vi - 2 * var(--space-3));
    max-block-size: calc(100dvb - 2 * var(--space-3));
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
    font-size: var(--text-s);
    opacity: 1;
    overflow: auto;
  }
  /* Elsewhere it stands in the middle. */
  @supports (position-area: block-start) {
    [popover] {
      position-anchor: --facts;
      position-area: block-start span-inline-end;
      position-try-fallbacks: flip-block, flip-inline;
      inset: auto;
      margin: var(--space-1);
    }
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, auto);
    gap: var(--space-1) var(--space-4);
    margin: 0;
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  abbr {
    text-decoration: none;
  }
`;
