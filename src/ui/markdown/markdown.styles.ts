import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    max-inline-size: var(--measure);
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  /* A long reply that grows is laid out and painted with each word: only the blocks in sight are. */
  :host > * {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3rem;
    overflow-clip-margin: var(--space-2);
  }
  :host > :first-child,
  blockquote > :first-child,
  li > :first-child {
    margin-block-start: 0;
  }
  :host > :last-child,
  blockquote > :last-child,
  li > :last-child {
    margin-block-end: 0;
  }
  p,
  ul,
  ol,
  blockquote,
  hearth-code-block,
  .table {
    margin-block: 0 var(--space-3);
    margin-inline: 0;
  }
  .plain {
    white-space: pre-wrap;
  }
  h3,
  h4,
  h5,
  h6 {
    margin-block: var(--space-5) var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
    line-height: 1.35;
  }
  h3 {
    font-size: var(--text-l);
  }
  ul,
  ol {
    padding-inline-start: 1.6em;
  }
  li {
    margin-block: var(--space-1);
  }
  li > ul,
  li > ol {
    margin-block: var(--space-1);
  }
  li::marker {
    color: var(--ink-soft);
  }
  .task {
    list-style: none;
    margin-inline-start: -1.4em;
  }
  blockquote {
    padding-inline-start: var(--space-4);
    border-inline-start: 3px solid var(--line);
    color: var(--ink-soft);
  }
  hr {
    margin-block: var(--space-5);
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--fill);
    font-family: var(--font-code);
    font-size: 0.9em;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: var(--space-1) var(--space-3);
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }
  .center {
    text-align: center;
  }
  .right {
    text-align: end;
  }
  .place,
  .image {
    color: var(--ink-soft);
    font-size: 0.9em;
  }
  .image {
    padding: 0.1em 0.4em;
    border: 1px dashed var(--control-line);
    border-radius: 4px;
  }
`;
