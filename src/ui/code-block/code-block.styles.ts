import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  figure {
    margin: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    background: var(--surface);
    overflow: hidden;
  }
  figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: var(--space-3) var(--space-1);
    border-block-end: 1px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  figcaption span {
    overflow-wrap: anywhere;
  }
  hearth-copy-button {
    flex: none;
  }
  pre {
    inline-size: max-content;
    min-inline-size: 100%;
    margin: 0;
    padding: var(--space-3);
    line-height: 1.5;
    overflow-wrap: normal;
    tab-size: 2;
  }
  code {
    font-family: var(--font-code);
    font-size: var(--text-s);
  }
  .keyword {
    color: var(--code-keyword);
  }
  .string {
    color: var(--code-string);
  }
  .number {
    color: var(--code-number);
  }
  .name {
    color: var(--code-name);
  }
  .type {
    color: var(--code-type);
  }
  .comment {
    color: var(--ink-soft);
    font-style: italic;
  }
  .added {
    color: var(--local);
  }
  .removed {
    color: var(--danger);
  }
`;
