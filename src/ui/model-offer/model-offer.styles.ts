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
  li.local hearth-icon {
    color: var(--local);
  }
  .card button {
    justify-self: end;
    min-block-size: 2.75rem;
    margin-block-start: var(--space-2);
    padding-inline: var(--space-5);
    font-size: var(--text-m);
  }
  @media (max-width: 30rem) {
    .card {
      padding: var(--space-4);
    }
    .card button {
      justify-self: stretch;
    }
  }
`;
