import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    max-block-size: min(9rem, 22dvb);
    margin: 0;
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline-start: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    background: var(--fill);
    font-size: var(--text-s);
  }
  li > hearth-icon {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    color: var(--ink-soft);
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .size {
    flex: none;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  button {
    flex: none;
  }
  button:not(.icon) {
    padding-inline: var(--space-2);
    color: var(--accent);
    font-size: inherit;
  }
  button.icon {
    margin-inline-start: auto;
  }
  /* The way back into the question takes a line of its own, rather than the name's. */
  @media (max-width: 26rem) {
    .pasted {
      flex-wrap: wrap;
      padding-block-start: var(--space-2);
    }
    .pasted .size {
      flex: 1;
    }
    .pasted .inline {
      margin-inline-start: 0.9rem;
    }
  }
  @media (pointer: fine) {
    button {
      min-block-size: 1.75rem;
    }
    button.icon {
      inline-size: 1.75rem;
    }
  }
  @media (max-height: 25rem) {
    ul {
      max-block-size: 2.25rem;
    }
  }
  button.icon hearth-icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
`;
