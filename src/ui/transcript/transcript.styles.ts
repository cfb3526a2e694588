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
    min-block-size: 100%;
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    margin-inline: auto;
    padding: var(--space-5) var(--space-4);
  }
  /* A block, for a flex box looks at each of its children whenever one of them changes. */
  .turns.partial {
    margin-block-start: auto;
  }
  hearth-turn-group,
  hearth-turn {
    display: block;
    content-visibility: auto;
  }
  hearth-turn-group {
    margin-inline: calc(-1 * var(--space-2));
    contain-intrinsic-block-size: auto var(--group-size);
  }
  hearth-turn {
    margin-block-start: var(--space-2);
    /* Its painting ends at its box: room for focus rings. */
    padding: var(--space-2);
    contain-intrinsic-block-size: auto var(--turn-size, 16rem);
  }
  /* Not by their place, which would have all of them looked at whenever one comes. */
  hearth-turn-group[last],
  hearth-turn[last] {
    content-visibility: visible;
  }
  hearth-memory-note {
    margin-block: var(--space-4);
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
