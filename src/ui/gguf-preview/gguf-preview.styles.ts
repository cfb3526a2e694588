import { css } from 'lit';

export const styles = css`
  section {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  h2,
  p,
  dl,
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--text-l);
  }
  .soft,
  dt {
    color: var(--ink-soft);
  }
  .warning {
    display: flex;
    gap: var(--space-2);
    align-items: start;
    color: var(--warn);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    font-size: var(--text-s);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  progress {
    inline-size: 100%;
    accent-color: var(--accent);
  }
`;
