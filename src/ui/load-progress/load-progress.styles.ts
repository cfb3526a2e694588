import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
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
    background: var(--sunken);
    color: var(--accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--sunken);
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
  /* Nobody knows how long: a third of the bar, without movement. */
  progress:indeterminate::-webkit-progress-bar {
    background: linear-gradient(to right, var(--accent-soft), var(--accent) 50%, var(--accent-soft));
  }
  progress:indeterminate::-moz-progress-bar {
    background: linear-gradient(to right, var(--accent-soft), var(--accent) 50%, var(--accent-soft));
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
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
    margin-inline-start: auto;
  }
  @media (max-width: 30rem) {
    :host {
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
