import { css } from 'lit';

export const styles = css`
  :host {
    box-sizing: content-box;
    display: block;
    max-inline-size: var(--measure);
    margin-inline: auto;
    padding: var(--space-2) var(--space-4);
  }
  section {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--warn-soft);
  }
  h2,
  p,
  ul {
    margin: 0;
  }
  h2 {
    font-size: var(--text-m);
    font-weight: 600;
  }
  .soft,
  li span {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .choices {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: var(--space-2) var(--space-3);
    padding: 0;
    list-style: none;
  }
  .choices li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    gap: var(--space-1) var(--space-3);
    align-items: center;
  }
  .parts {
    display: grid;
    gap: var(--space-1);
    padding-inline-start: var(--space-5);
    overflow-wrap: anywhere;
  }
  .progress {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    accent-color: var(--accent);
  }
  .failure {
    color: var(--danger);
  }
  @media (max-width: 30rem) {
    .choices,
    .choices li {
      grid-template-columns: 1fr;
    }
    .choices span:empty {
      display: none;
    }
  }
`;
