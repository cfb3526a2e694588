import { css } from 'lit';

export const styles = css`
  :host {
    box-sizing: border-box;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--warn-soft);
  }
  :host([inline]) {
    max-inline-size: none;
    padding: var(--space-3);
    border-radius: var(--radius-control);
  }
  :host > hearth-icon,
  hearth-icon[name='alert'] {
    margin-block-start: 0.1rem;
    color: var(--warn);
  }
  .body {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    min-inline-size: 0;
  }
  [role] {
    flex: 1 1 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
    line-height: 1.45;
  }
  .title {
    color: var(--ink);
    font-weight: 600;
  }
  button {
    background: var(--surface);
  }
  details {
    font-size: var(--text-s);
  }
  details[open] {
    flex: 1 1 100%;
    min-inline-size: 0;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 2rem;
    padding-inline-end: var(--space-2);
    border-radius: var(--radius-control);
    color: var(--ink-soft);
    cursor: pointer;
    list-style: none;
  }
  pre {
    margin: var(--space-1) 0;
    padding: var(--space-3);
    border-radius: var(--radius-control);
    background: var(--surface);
    font-family: var(--font-code);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
