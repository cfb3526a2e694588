import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  nav {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-3);
  }
  .places {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    padding-inline: calc(2 * var(--space-3));
    font-size: var(--text-s);
  }
  .places a {
    color: var(--ink-soft);
    padding-block: var(--space-1);
  }
  .start {
    justify-content: flex-start;
    background: var(--surface);
  }
  .start:hover {
    background: var(--page);
  }
  h2 {
    margin: 0 0 var(--space-1);
    padding-inline: var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 500;
  }
  p {
    margin: 0;
    padding-inline: var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  ul {
    display: grid;
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    border-radius: var(--radius-control);
    min-inline-size: 0;
  }
  li:hover {
    background: var(--fill);
  }
  li.current {
    background: var(--surface);
  }
  .title,
  li .icon,
  .title:hover,
  li .icon:hover {
    background: none;
  }
  li .title {
    flex: 1;
    justify-content: flex-start;
    min-inline-size: 0;
    color: var(--ink);
    text-align: start;
  }
  .current .title {
    font-weight: 600;
  }
  .title span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  li .icon hearth-icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  /* With a mouse the bin waits until it may be wanted; without one it is always there. */
  @media (hover: hover) {
    li:not(:hover, :focus-within) .icon {
      inline-size: 0;
      border-inline-width: 0;
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    li.current {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
