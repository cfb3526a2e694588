import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    margin-inline: auto;
    padding: 0 var(--space-4) var(--space-2);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    padding: calc(var(--radius-card) - var(--radius-control));
    border: 1px solid var(--control-line);
    border-radius: var(--radius-card);
    background: var(--surface);
    transition: border-color var(--quick);
  }
  form:focus-within {
    border-color: var(--focus);
    outline: 1px solid var(--focus);
  }
  .row {
    display: flex;
    align-items: flex-end;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: min(16rem, 40dvb);
    min-block-size: 2.25rem;
    padding: 0.4rem var(--space-2);
    border: 0;
    background: transparent;
    color: var(--ink);
    font: inherit;
    font-size: max(1em, var(--text-m));
    line-height: 1.5;
    resize: none;
    field-sizing: content;
    overflow-y: auto;
  }
  textarea:focus {
    outline: none;
  }
  textarea::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  button.stop {
    color: var(--accent);
  }
  p {
    margin: var(--space-1) 0 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-align: center;
  }
  .problem {
    color: var(--danger);
    font-weight: 500;
  }
  .problem:empty {
    display: none;
  }
  @media (pointer: coarse) {
    textarea {
      min-block-size: 2.75rem;
      padding-block: 0.6rem;
      /* Below 16 px, iOS zooms into the field. */
      font-size: 1rem;
    }
  }
  /* Little height (a phone's keyboard, 400 % zoom): what is read needs it more than what is written. */
  @media (max-height: 25rem) {
    textarea {
      max-block-size: max(2.75rem, 22dvb);
    }
    #hint {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
  }
`;
