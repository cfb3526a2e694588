import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .question {
    display: flex;
    justify-content: flex-end;
    margin-block-end: var(--space-4);
  }
  .question p {
    max-inline-size: min(85%, 56ch);
    margin: 0;
    padding: var(--space-2) var(--space-4);
    border: 1px solid transparent;
    border-radius: var(--radius-card);
    background: var(--fill);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .state,
  .note {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-block: var(--space-2) 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .state:first-child {
    margin-block-start: 0;
    font-size: var(--text-m);
  }
  .ember {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--accent);
    forced-color-adjust: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .ember {
      animation: glow 2.4s ease-in-out infinite;
    }
  }
  hearth-error-notice {
    margin-block-start: var(--space-3);
  }
  hearth-error-notice:first-child {
    margin-block-start: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-block-start: var(--space-2);
    margin-inline-start: calc(-1 * var(--space-2));
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  details {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  details p {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  abbr {
    text-decoration: none;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 2rem;
    padding-inline: var(--space-1) var(--space-2);
    border-radius: var(--radius-control);
    cursor: pointer;
    list-style: none;
  }
  summary:hover {
    color: var(--ink);
  }
  @keyframes glow {
    50% {
      opacity: 0.45;
    }
  }
`;
