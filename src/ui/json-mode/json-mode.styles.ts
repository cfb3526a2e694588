import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex: none;
  }
  button.on {
    gap: var(--space-1);
    padding-inline: var(--space-2);
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-size: var(--text-s);
    font-weight: 600;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
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
  select {
    max-inline-size: 100%;
  }
  textarea {
    inline-size: 100%;
    min-block-size: 8rem;
    font-family: var(--font-code);
    font-size: max(1em, var(--text-s));
    line-height: 1.5;
    resize: vertical;
    tab-size: 2;
  }
  #schema-state {
    min-block-size: 1.25rem;
  }
  #schema-state p {
    display: flex;
    gap: var(--space-1);
    overflow-wrap: anywhere;
  }
  #schema-state hearth-icon {
    inline-size: 1rem;
    block-size: 1rem;
    margin-block-start: 0.1rem;
  }
  .right p {
    color: var(--local);
  }
  .wrong p {
    color: var(--danger);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;
