import { css } from 'lit';

export const styles = css`
  .card {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
  }
  ol {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1.25rem auto 1fr;
    align-items: center;
    column-gap: var(--space-2);
  }
  .now {
    font-weight: 600;
  }
  .done,
  .later,
  p {
    color: var(--ink-soft);
  }
  .done hearth-icon {
    color: var(--local);
  }
  .dot {
    justify-self: center;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: 1px solid var(--control-line);
    border-radius: 50%;
  }
  .now .dot {
    border: 0;
    outline: 0.25rem solid var(--accent-soft);
    background: var(--accent);
    forced-color-adjust: none;
  }
  .figures {
    justify-self: end;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  progress {
    appearance: none;
    grid-column: 2 / -1;
    inline-size: 100%;
    block-size: 0.375rem;
    margin-block-start: var(--space-2);
    border: 0;
    border-radius: 1rem;
    background: var(--fill);
    color: var(--accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--fill);
  }
  progress::-webkit-progress-value {
    border-radius: 1rem;
    background: var(--accent);
    transition: inline-size var(--calm) linear;
  }
  progress::-moz-progress-bar {
    border-radius: 1rem;
    background: var(--accent);
  }
  /* Nobody knows how long: the whole bar glows dimly, without movement. */
  progress:indeterminate::-webkit-progress-bar {
    background: color-mix(in srgb, var(--accent) 40%, var(--fill));
  }
  progress:indeterminate::-moz-progress-bar {
    background: color-mix(in srgb, var(--accent) 40%, var(--fill));
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--space-3);
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--line);
    font-size: var(--text-s);
  }
  p {
    flex: 1 1 14rem;
    margin: 0;
  }
  .foot button {
    font-size: var(--text-m);
  }
  :host([compact]) .card {
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
  }
  :host([compact]) li:not(.now) {
    display: none;
  }
  :host([compact]) .foot {
    padding: 0;
    border: 0;
  }
  @media (max-width: 30rem) {
    .card {
      padding: var(--space-4);
    }
    .figures {
      grid-column: 2 / -1;
      justify-self: start;
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    progress {
      appearance: auto;
      block-size: 0.75rem;
    }
  }
`;
