import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    column-gap: var(--space-1);
  }
  .bar {
    display: block;
    inline-size: 4rem;
    block-size: 0.375rem;
    border: 1px solid var(--control-line);
    border-radius: 0.1875rem;
    background: var(--surface);
    overflow: hidden;
  }
  .bar::before {
    content: '';
    display: block;
    inline-size: calc(var(--share, 0) * 100%);
    block-size: 100%;
    background: var(--ink-soft);
    transition: inline-size var(--calm);
    forced-color-adjust: none;
  }
  .tight .bar::before {
    background: var(--warn);
  }
  .room {
    color: var(--warn);
  }
  button {
    min-block-size: 1.5rem;
    padding-block: 0;
    font-size: inherit;
    font-variant-numeric: tabular-nums;
  }
  /* To be hit with a finger it may reach over the quiet line above it. */
  @media (pointer: coarse) {
    button {
      min-block-size: 2.75rem;
      margin-block: -0.5rem;
    }
  }
  @media (forced-colors: active) {
    .bar::before {
      background: CanvasText;
    }
  }
  @media (max-height: 25rem) {
    :host {
      display: none;
    }
  }
`;
