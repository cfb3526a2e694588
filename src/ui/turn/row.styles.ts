import { css } from 'lit';
import { drawing } from '../icon/draw-icon.ts';

/**
 * A row of quiet buttons under a question or a reply. With a mouse it waits until it may be wanted, unless the turn asks for it
 * (`--row-opacity`); without one it is always there.
 */
export const row = css`
  ${drawing}
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    color: var(--ink-soft);
    font-size: var(--text-s);
    opacity: var(--row-opacity, 1);
    transition: opacity var(--quick);
  }
  .row:focus-within {
    opacity: 1;
  }
  .row button {
    min-block-size: 2rem;
  }
  .row button.icon {
    inline-size: 2rem;
  }
  .row button[aria-disabled='true'] {
    background: none;
    opacity: 0.5;
  }
  @media (pointer: coarse) {
    .row button {
      min-block-size: 2.75rem;
    }
    .row button.icon {
      inline-size: 2.75rem;
    }
  }
`;
