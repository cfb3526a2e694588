import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    block-size: 100dvb;
  }
  .page {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--page);
  }
  main {
    min-block-size: 0;
    outline: none;
  }
  footer {
    min-block-size: 0;
    max-block-size: 70dvb;
    padding-block-end: env(safe-area-inset-bottom);
    overflow-y: auto;
  }
  .drawer {
    background: var(--sunken);
    color: inherit;
    outline: none;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .drawer[popover] {
    inset: 0 auto 0 0;
    inline-size: min(18rem, 100vi - 3rem);
    block-size: 100dvb;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    box-shadow: var(--shadow);
  }
  .drawer[popover]:dir(rtl) {
    inset: 0 0 0 auto;
  }
  .drawer::backdrop {
    background: var(--backdrop, rgb(0 0 0 / 0.5));
  }
  .drawer:popover-open {
    animation: slide var(--calm) ease-out;
  }
  .close {
    display: flex;
    margin-block-start: var(--space-2);
    margin-inline: auto var(--space-2);
  }
  nav {
    display: contents;
  }
  .skip {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--space-2);
    inset-inline-start: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-control);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  :host([first-visit]) {
    block-size: auto;
    min-block-size: 100dvb;
  }
  :host([first-visit]) .drawer,
  :host([first-visit]) footer {
    display: none;
  }
  :host([first-visit]) main {
    display: grid;
    align-content: safe center;
    padding: var(--space-5) var(--space-4) 12dvb;
  }
  @media (min-width: 50rem) {
    :host(:not([first-visit], [without-sidebar])) {
      grid-template-columns: 17rem minmax(0, 1fr);
    }
    .drawer {
      border-inline-end: 1px solid var(--line);
    }
    :host([without-sidebar]) .drawer {
      display: none;
    }
    .close {
      display: none;
    }
  }
  @keyframes slide {
    from {
      opacity: 0;
    }
  }
`;
