import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  article {
    border-radius: var(--radius-control);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-block: var(--space-2) 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .state.first {
    margin-block-start: 0;
    font-size: var(--text-m);
  }
  hearth-reply-ending {
    margin-block-start: var(--space-2);
  }
  /* As high as the buttons that will stand there. */
  .room {
    block-size: 2rem;
    margin-block-start: var(--space-2);
  }
  @media (pointer: coarse) {
    .room {
      block-size: 2.75rem;
    }
  }
  /* With a mouse, what can be done with older turns waits until it may be wanted. */
  @media (hover: hover) and (pointer: fine) {
    :host(:not([last], :hover, :focus-within)) {
      --row-opacity: 0;
    }
  }
`;
