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
  /* Nothing to say, and yet there: what comes and goes is not read out. */
  [role='status']:empty {
    position: absolute;
  }
  .search {
    position: relative;
    display: grid;
  }
  .search hearth-icon {
    position: absolute;
    inset-block-start: calc(50% - 0.5rem);
    inset-inline-start: var(--space-3);
    inline-size: 1rem;
    block-size: 1rem;
    color: var(--ink-soft);
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    min-inline-size: 0;
    padding-inline-start: calc(var(--space-3) + 1.5rem);
    background: transparent;
  }
  .search input:focus {
    background: var(--surface);
  }
  .list {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  /* Its beginning is far above the last entry, so that there are more before one sees the end. */
  .more {
    position: absolute;
    inset-block-end: 0;
    inline-size: 1px;
    block-size: 60rem;
    max-block-size: 100%;
    visibility: hidden;
    pointer-events: none;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: start;
    border-radius: var(--radius-control);
    min-inline-size: 0;
    /* There may be thousands: those out of sight cost no layout. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 2.25rem;
  }
  li + li {
    margin-block-start: 1px;
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
    display: grid;
    flex: 1;
    gap: 0;
    /* Whatever a title is written in, it stands where the others do. */
    grid-template-columns: minmax(0, 1fr);
    justify-content: stretch;
    justify-items: start;
    min-inline-size: 0;
    color: var(--ink);
    text-align: start;
  }
  .current .name {
    font-weight: 600;
  }
  .name {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .snippet {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--ink-soft);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  mark {
    background: none;
    color: var(--ink);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--accent);
    text-underline-offset: 0.18em;
  }
  .rename {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
  }
  svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
  }
  /* With a mouse it waits until it may be wanted; without one it is always there. */
  @media (hover: hover) {
    li:not(:hover, :focus-within) .icon {
      inline-size: 0;
      border-inline-width: 0;
      opacity: 0;
    }
  }
  @media (pointer: coarse) {
    .search input,
    .rename {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    li.current {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
