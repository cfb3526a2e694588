import { css } from 'lit';

/** The mark of what is going on at this moment. */
export const ember = css`
  .ember {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--accent);
    forced-color-adjust: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .ember {
      animation: glow 2.4s ease-in-out infinite;
    }
  }
  @keyframes glow {
    50% {
      opacity: 0.45;
    }
  }
`;
