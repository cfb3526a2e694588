import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .first {
    display: grid;
    gap: var(--space-4);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
  }
  .waiting {
    margin: 0;
    color: var(--ink-soft);
    text-align: center;
  }
  .first h1 {
    margin: 0;
    font-size: var(--text-xl);
  }
`;
