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
  .first h1 {
    margin: 0;
    font-size: var(--text-xl);
  }
  .bottom hearth-error-notice {
    max-inline-size: 68ch;
    margin: var(--space-2) auto;
    padding-inline: var(--space-4);
  }
  hearth-transcript {
    block-size: 100%;
  }
`;
