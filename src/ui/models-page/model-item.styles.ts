import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--space-3) var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  .words {
    display: grid;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  h3,
  p,
  dl {
    margin: 0;
  }
  h3 {
    font-size: var(--text-l);
    overflow-wrap: anywhere;
  }
  .from,
  .weak,
  .obstacle,
  dl {
    color: var(--ink-soft);
  }
  .from,
  dl {
    font-size: var(--text-s);
  }
  .warning,
  .running {
    display: flex;
    gap: var(--space-2);
    align-items: center;
  }
  .warning {
    color: var(--warn);
  }
  .running {
    color: var(--local);
    font-weight: 500;
  }
  summary {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    padding-block-start: var(--space-2);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 36rem) {
    article {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
