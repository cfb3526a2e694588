// What the screens before the first chat share, so that nothing jumps when one follows another.
import { css } from 'lit';

export const hero = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-5);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
  }
  .mark {
    --icon-stroke: 1;
    --icon-fill: var(--accent-soft);
    inline-size: 3.5rem;
    block-size: 3.5rem;
    color: var(--accent);
  }
  h1 {
    margin: 0;
    font-size: var(--text-xxl);
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-align: center;
    text-wrap: balance;
  }
  h1 span {
    display: inline-block;
  }
  .card {
    inline-size: 100%;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  /* Below a conversation: as wide as the composer that will stand there. */
  :host([compact]) {
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    padding: 0 var(--space-4) var(--space-3);
  }
  @media (max-width: 30rem) {
    h1 {
      font-size: 1.5rem;
    }
  }
`;
