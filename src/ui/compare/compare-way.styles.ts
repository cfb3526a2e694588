import { css } from 'lit';

export const styles = css`
  section {
    display: grid;
    grid-template-rows: auto auto 1fr;
    gap: var(--space-4);
    block-size: 100%;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2.25rem;
  }
  h2 {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
  }
  .fields {
    gap: var(--space-4);
  }
  .reply {
    display: grid;
    gap: var(--space-3);
    align-content: start;
    justify-items: start;
    min-inline-size: 0;
  }
  .reply:empty {
    display: none;
  }
  .reply > hearth-markdown,
  .reply > hearth-thinking {
    inline-size: 100%;
    min-inline-size: 0;
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .failure {
    color: var(--danger);
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-3);
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  abbr {
    text-decoration: none;
  }
`;
