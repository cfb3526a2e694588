import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  p {
    margin: 0;
  }
  ul {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-3);
    overflow-wrap: anywhere;
  }
  li > hearth-icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin-block-start: 0.15rem;
  }
  .ok > hearth-icon {
    color: var(--local);
  }
  .warning > hearth-icon {
    color: var(--warn);
  }
  :is(.missing, .damaged) > hearth-icon {
    color: var(--danger);
  }
  .title {
    font-weight: 600;
  }
  .detail,
  .help {
    grid-column: 2;
    font-size: var(--text-s);
  }
  .detail {
    color: var(--ink-soft);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  details {
    border-block-start: 1px solid var(--line);
    padding-block-start: var(--space-3);
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    cursor: pointer;
    list-style: none;
  }
  details ul {
    padding-block-start: var(--space-3);
  }
`;
