import { css } from 'lit';

export const styles = css`
  .card {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5);
  }
  p {
    margin: 0;
  }
  .name {
    color: var(--ink-soft);
  }
  strong {
    color: var(--ink);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding: var(--space-3) 0 0;
    border-block-start: 1px solid var(--line);
    list-style: none;
  }
  li {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
  }
  li hearth-icon {
    margin-block-start: 0.1rem;
    color: var(--ink-soft);
  }
  li.leaving {
    color: var(--warn);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  li.local hearth-icon {
    color: var(--local);
  }
  .link {
    display: inline;
    min-block-size: 0;
    padding: 0;
    border: 0;
    color: var(--accent);
    font-weight: 400;
    text-decoration: underline 1px;
    text-underline-offset: 0.18em;
  }
  .card .primary {
    justify-self: end;
    min-block-size: 2.75rem;
    margin-block-start: var(--space-2);
    padding-inline: var(--space-5);
    font-size: var(--text-m);
  }
  :host([compact]) .card {
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-3) var(--space-4);
  }
  :host([compact]) ul {
    grid-row: 2;
    padding: 0;
    border: 0;
    font-size: var(--text-s);
  }
  :host([compact]) li:not(.local, .engine, .leaving) {
    display: none;
  }
  :host([compact]) .card .primary {
    grid-row: 1 / 3;
    grid-column: 2;
    margin: 0;
    padding-inline: var(--space-4);
  }
  @media (max-width: 30rem) {
    .card {
      padding: var(--space-4);
    }
    .card .primary {
      justify-self: stretch;
    }
  }
`;
