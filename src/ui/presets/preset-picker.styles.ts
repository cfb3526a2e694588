import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    justify-items: start;
  }
  label {
    font-weight: 600;
  }
  form {
    display: grid;
    gap: var(--space-1);
    inline-size: 100%;
    margin-block-start: var(--space-2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    max-inline-size: 100%;
  }
  select {
    max-inline-size: 100%;
    min-inline-size: 11rem;
  }
  input {
    flex: 1 1 10rem;
    min-inline-size: 0;
  }
  p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  p button {
    min-block-size: 2rem;
    font-size: inherit;
    text-decoration: underline;
  }
  p.problem {
    color: var(--danger);
  }
  p:empty {
    display: none;
  }
`;
