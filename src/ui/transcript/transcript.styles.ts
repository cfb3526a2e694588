import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    block-size: 100%;
    min-block-size: 0;
  }
  .scroller {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: var(--space-5);
    min-block-size: 100%;
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    margin-inline: auto;
    padding: var(--space-5) var(--space-4);
  }
  hearth-turn {
    /* Its painting ends at its box: room for focus rings. */
    margin: calc(-1 * var(--space-2));
    padding: var(--space-2);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 16rem;
  }
  hearth-turn:last-of-type {
    content-visibility: visible;
  }
  @media (min-width: 50rem) {
    .scroller {
      scrollbar-gutter: stable both-edges;
    }
  }
  .jump {
    position: absolute;
    inset-block-end: var(--space-3);
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 2rem;
    border-color: var(--line);
    background: var(--surface);
    box-shadow: var(--shadow);
    font-size: var(--text-s);
  }
  .jump hearth-icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  slot[name='empty'] {
    display: block;
    margin-block: auto;
  }
`;
