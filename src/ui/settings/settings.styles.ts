import { css } from 'lit';

export const styles = css`
  .fields {
    display: grid;
    gap: var(--space-5);
  }
  .field {
    display: grid;
    gap: var(--space-1);
    justify-items: start;
  }
  label {
    font-weight: 600;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  textarea,
  .slider {
    inline-size: 100%;
    margin-block-start: var(--space-1);
  }
  textarea {
    min-block-size: 5rem;
    resize: vertical;
  }
  .slider {
    display: flex;
    align-items: center;
    gap: var(--space-3);
  }
  input[type='range'] {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
  }
  output {
    min-inline-size: 2.5ch;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  input[type='number'] {
    inline-size: 8rem;
    margin-block-start: var(--space-1);
  }
  select {
    max-inline-size: 100%;
    margin-block-start: var(--space-1);
  }
  .problem {
    color: var(--danger);
  }
  .problem:empty {
    display: none;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  .foot p {
    flex: 1 1 12rem;
  }
`;
