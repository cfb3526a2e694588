import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
    gap: var(--space-1);
    margin-block-end: var(--space-3);
  }
  p {
    max-inline-size: min(85%, 56ch);
    margin: 0;
    padding: var(--space-2) var(--space-4);
    border: 1px solid transparent;
    border-radius: var(--radius-card);
    background: var(--fill);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  hearth-attached-texts {
    max-inline-size: 100%;
  }
`;
