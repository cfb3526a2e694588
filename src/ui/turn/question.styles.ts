import { css } from 'lit';

export const styles = css`
  :host {
    /* The buttons stand beside what was asked; below it, where there is no room. */
    display: flex;
    flex-flow: row-reverse wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    margin-block-end: var(--space-4);
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
    inline-size: 100%;
  }
`;
