import { css } from 'lit';

/** The conversation, in the element's own shadow tree, where parts can be reached. Buttons are the frame's. */
export const styles = css`
  .log {
    flex: 1;
    min-block-size: 4rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    margin-inline: auto;
    padding: var(--space-4);
  }
  .user {
    align-self: flex-end;
    max-inline-size: 85%;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-card);
    background: var(--fill);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .status {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .ending {
    margin-block-start: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .notice {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--danger);
    border-radius: var(--radius-card);
    background: var(--danger-soft);
  }
  .notice.inline {
    margin-block-start: var(--space-2);
  }
  .notice strong {
    font-weight: 600;
  }
  .notice code {
    color: var(--ink-soft);
    font-family: var(--font-code);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .block {
    inline-size: 100%;
    max-inline-size: calc(var(--measure) + 2 * var(--space-4));
    margin-inline: auto;
    padding: var(--space-2) var(--space-4);
  }
  .load {
    display: grid;
    gap: var(--space-2);
  }
  .load .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    min-block-size: 2.25rem;
  }
  .figures {
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
  }
  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    accent-color: var(--accent);
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    padding: 0;
    list-style: none;
  }
  ul.plain {
    display: grid;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  ul button {
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: var(--space-1);
    padding: var(--space-1);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  form:focus-within {
    border-color: var(--focus);
    outline: 1px solid var(--focus);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    max-block-size: min(10rem, 30dvb);
    padding: 0.4rem var(--space-2);
    border: 0;
    background: transparent;
    color: var(--ink);
    font: inherit;
    font-size: max(1em, var(--text-m));
    resize: none;
    field-sizing: content;
  }
  textarea:focus {
    outline: none;
  }
  textarea::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .stop {
    color: var(--accent);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .foot p {
    padding-block: var(--space-1);
  }
  .foot .leaving {
    color: var(--warn);
    font-weight: 600;
  }
  .foot button {
    min-block-size: 1.75rem;
    margin-inline-start: auto;
    font-size: var(--text-s);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    textarea {
      min-block-size: 2.75rem;
      font-size: max(1rem, 16px);
    }
    .foot button {
      min-block-size: 2.75rem;
    }
  }
`;
