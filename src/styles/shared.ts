// The few rules that every element repeats; tokens come in through inheritance.
import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  .visually-hidden:not(:focus, :active, :focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;

export const buttons = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-block-size: 2.25rem;
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-control);
    background: transparent;
    color: var(--ink);
    font: inherit;
    font-weight: 500;
    line-height: 1.25;
    cursor: pointer;
    transition:
      background-color var(--quick),
      border-color var(--quick),
      color var(--quick);
  }
  button:hover {
    background: var(--fill);
  }
  button:active {
    background: var(--line);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover,
  button.primary:active {
    background: var(--accent-strong);
  }
  button.quiet {
    border-color: transparent;
    color: var(--ink-soft);
    font-weight: 400;
  }
  button.quiet:hover {
    color: var(--ink);
  }
  button.icon {
    flex: none;
    inline-size: 2.25rem;
    padding: 0;
  }
  /* As specific as the rules for pointing at a button, which it must outdo. */
  button:is(.primary, button):is(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    background: var(--fill);
    color: var(--ink-soft);
    cursor: default;
  }
  @media (pointer: coarse) {
    button {
      min-block-size: 2.75rem;
    }
    button.icon {
      inline-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    button:disabled,
    button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;

export const inputs = css`
  input[type='number'],
  select,
  textarea {
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-control);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  input:is([type='text'], [type='search'], [type='password']) {
    min-block-size: 2.25rem;
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-control);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  input::placeholder {
    color: var(--ink-soft);
    font-weight: 400;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
  }
  input[type='range'] {
    block-size: 1.5rem;
    accent-color: var(--accent);
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
  }
  @media (pointer: coarse) {
    select,
    input:not([type='checkbox'], [type='radio']) {
      min-block-size: 2.75rem;
    }
  }
`;

/** What opens and closes, with an arrow of ours for the browser's. */
export const disclosure = css`
  summary {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    inline-size: fit-content;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary :is(hearth-icon, svg) {
    inline-size: 1rem;
    block-size: 1rem;
    transition: rotate var(--quick);
  }
  details:not([open]) summary :is(hearth-icon, svg) {
    rotate: -90deg;
  }
  details:not([open]) summary:dir(rtl) :is(hearth-icon, svg) {
    rotate: 90deg;
  }
`;
