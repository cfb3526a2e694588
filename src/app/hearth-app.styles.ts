import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .first {
    display: grid;
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
  }
  .bottom {
    display: grid;
    gap: var(--space-3);
    inline-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
    padding: var(--space-2) var(--space-4) var(--space-3);
    box-sizing: border-box;
  }
  hearth-transcript {
    block-size: 100%;
  }
`;
