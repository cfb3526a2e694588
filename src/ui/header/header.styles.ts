import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 3.25rem;
    padding: var(--space-1) var(--space-3);
  }
  .model {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--space-2);
    min-inline-size: 0;
    padding-inline-start: var(--space-1);
    line-height: 1.3;
  }
  .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .local {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    color: var(--local);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .leaving {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    color: var(--warn);
    font-size: var(--text-s);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .leaving hearth-icon {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
  }
  .resting {
    color: var(--ink-soft);
  }
  .dot {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
  @media (min-width: 50rem) {
    :host(:not([alone])) .narrow {
      display: none;
    }
  }
  @media (max-height: 25rem) {
    .bar {
      min-block-size: 2.5rem;
    }
  }
`;
