import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  figure {
    margin: 0 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    background: var(--surface);
    overflow: hidden;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2rem;
    padding-inline: var(--space-3) var(--space-1);
    border-block-end: 1px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .actions {
    display: inline-flex;
    align-items: center;
  }
  .actions > button {
    min-block-size: 2rem;
    padding-inline: var(--space-2);
    font-size: var(--text-s);
  }
  .actions > button hearth-icon,
  p hearth-icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  pre {
    min-block-size: 2.75rem;
    max-block-size: min(32rem, 70dvb);
    margin: 0;
    padding: var(--space-3);
    overflow: auto;
    font-family: var(--font-code);
    font-size: var(--text-s);
    line-height: 1.5;
    tab-size: 2;
  }
  code {
    font: inherit;
  }
  pre:focus-visible {
    outline-offset: -2px;
  }
  p {
    display: flex;
    align-items: baseline;
    gap: var(--space-1);
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  p hearth-icon {
    align-self: center;
  }
  .check {
    color: var(--local);
  }
  .alert {
    color: var(--warn);
  }
  ul {
    margin: var(--space-1) 0 0;
    padding-inline-start: var(--space-5);
    color: var(--ink);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    .actions > button {
      min-block-size: 2.75rem;
    }
  }
`;
