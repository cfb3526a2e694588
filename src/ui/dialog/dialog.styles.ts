import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(34rem, 100vi - 2 * var(--space-3));
    max-block-size: min(44rem, 100dvb - 2 * var(--space-3));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  dialog[open] {
    display: grid;
    animation: rise var(--calm) ease-out;
  }
  dialog::backdrop {
    background: var(--backdrop, rgb(0 0 0 / 0.5));
  }
  .frame {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-block-size: 0;
    max-block-size: inherit;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding-block: var(--space-3) var(--space-1);
    padding-inline: var(--space-5) var(--space-3);
  }
  h2 {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
  }
  /* It has the focus only so that reading begins there. */
  h2:focus-visible {
    outline: none;
  }
  .content {
    padding-block: var(--space-2) var(--space-5);
    padding-inline: var(--space-5);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;
