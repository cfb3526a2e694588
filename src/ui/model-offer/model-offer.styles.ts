import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-5);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
  }
  .mark {
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--accent);
  }
  h1 {
    margin: 0;
    max-inline-size: 20ch;
    font-size: var(--text-xxl);
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-align: center;
    text-wrap: balance;
  }
  .card {
    display: grid;
    gap: var(--space-3);
    inline-size: 100%;
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
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
    h1 {
      font-size: 1.5rem;
    }
    .card {
      padding: var(--space-4);
    }
    .card button {
      justify-self: stretch;
    }
  }
`;
