import { css } from 'lit';

export const styles = css`
  :host,
  section {
    display: grid;
    gap: var(--space-4);
  }
  section {
    gap: var(--space-3);
  }
  h2,
  h3,
  p,
  ul,
  dl {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    font-size: var(--text-m);
    overflow-wrap: anywhere;
  }
  ul {
    display: grid;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    padding-block: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  li > div:first-child {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .bar {
    display: flex;
    gap: 2px;
    block-size: 0.75rem;
    border-radius: 1rem;
    background: var(--fill);
    overflow: hidden;
  }
  .bar span {
    min-inline-size: 2px;
  }
  .models {
    background: var(--accent);
  }
  .site {
    background: var(--local);
  }
  .leftovers {
    background: var(--warn);
  }
  .danger {
    color: var(--danger);
    border-color: var(--danger);
  }
  .confirm {
    display: grid;
    gap: var(--space-4);
  }
`;
