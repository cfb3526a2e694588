import { css } from 'lit';

/** A setting below the other, each with its name, what it does, and a control. */
export const fieldStyles = css`
  :host {
    display: block;
  }
  /* A list of long words takes the width that there is, and no more. */
  .fields,
  .field {
    grid-template-columns: minmax(0, 1fr);
  }
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  textarea::placeholder {
    color: var(--ink-soft);
    opacity: 1;
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
    min-inline-size: 4ch;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  input[type='number'] {
    inline-size: 9rem;
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
  summary {
    color: var(--ink-soft);
  }
  details > .fields {
    margin-block-start: var(--space-4);
  }
  @media (pointer: coarse) {
    summary {
      min-block-size: 2.75rem;
    }
  }
`;

export const styles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  section + section {
    margin-block-start: var(--space-7);
  }
  h3 {
    margin: 0;
    padding-block-end: var(--space-2);
    border-block-end: 1px solid var(--line);
    font-size: var(--text-l);
    font-weight: 600;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .foot {
    display: grid;
    gap: var(--space-3);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  [role='status']:empty {
    display: none;
  }
`;
