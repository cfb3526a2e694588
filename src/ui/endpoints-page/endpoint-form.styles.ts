import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: var(--space-4);
    max-inline-size: 34rem;
  }
  .field {
    display: grid;
    gap: var(--space-1);
  }
  label {
    font-weight: 600;
  }
  input {
    inline-size: 100%;
  }
  select {
    inline-size: 100%;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .leaves {
    color: var(--warn);
    font-size: var(--text-m);
  }
  .problem {
    color: var(--danger);
  }
  .problem:empty {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
`;
