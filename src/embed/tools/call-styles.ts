import { css } from 'lit';

export const callStyles = css`
  .calls {
    display: grid;
    gap: var(--space-2);
    margin-block-end: var(--space-2);
  }
  .call {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .call summary {
    min-block-size: 1.75rem;
  }
  .call dl,
  .asking dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-3);
    margin: var(--space-1) 0 0;
    padding-inline-start: var(--space-4);
    border-inline-start: 2px solid var(--line);
  }
  .calls dt {
    color: var(--ink-soft);
  }
  .calls dd {
    margin: 0;
    color: var(--ink);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .asking {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--warn);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  .asking strong {
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  @media (pointer: coarse) {
    .call summary {
      min-block-size: 2.75rem;
    }
  }
`;
