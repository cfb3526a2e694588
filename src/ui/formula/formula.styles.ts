// The second part is what Temml's own style sheet (MIT, Ron Kok) has for the classes that it writes, without its fonts.
import { css } from 'lit';

export const styles = css`
  :host([display]) {
    display: block;
    margin-block: var(--space-2);
  }
  hearth-scroll-box {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  :host([display]) hearth-scroll-box {
    display: block;
    padding-block: var(--space-1);
  }
  :host([display]) code {
    display: block;
    white-space: pre-wrap;
  }
  code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--fill);
    font-family: var(--font-code);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  math {
    font-family:
      'Cambria Math', 'STIX Two Math', 'STIXTwoMath-Regular', 'NotoSansMath-Regular', 'DejaVu Math TeX Gyre',
      math;
    font-size: 1.08em;
    direction: ltr;
    overflow-wrap: normal;
  }
  math * {
    border-color: currentColor;
  }
  .probe {
    position: absolute;
    visibility: hidden;
  }
  :host([lower]) msub > :nth-child(2) {
    position: relative;
    inset-block-start: 0.25em;
  }
  math.tml-display {
    display: block;
    inline-size: max-content;
    min-inline-size: 100%;
  }

  mfrac > :nth-child(2),
  msqrt,
  mover > :first-child {
    math-shift: compact;
  }
  mtable.tml-jot > mtr > mtd {
    padding-block: 0.7ex;
  }
  mtable.tml-small mtd {
    padding-block: 0.35ex;
  }
  .tml-right {
    text-align: right;
  }
  .tml-left {
    text-align: left;
  }
  .tml-sml-pad {
    padding-left: 0.05em;
  }
  .tml-med-pad {
    padding-left: 0.1em;
  }
  .tml-lrg-pad {
    padding-left: 0.15em;
  }
  .tml-overline {
    padding-top: 0.1em;
    border-top: 0.065em solid;
  }
  .tml-underline {
    padding-bottom: 0.1em;
    border-bottom: 0.065em solid;
  }
  .tml-fbox {
    padding: 3pt;
    border: 1px solid;
  }
  menclose,
  .menclose {
    display: inline-block;
    position: relative;
    padding-block: 0.5ex;
    text-align: left;
  }
  .tml-cancel,
  .phasor-angle {
    display: inline-block;
    position: absolute;
    left: 0.5px;
    bottom: 0;
    width: 100%;
    height: 100%;
    background-color: currentColor;
  }
  .upstrike,
  .phasor-angle {
    clip-path: polygon(0.05em 100%, 0 calc(100% - 0.05em), calc(100% - 0.05em) 0, 100% 0.05em);
  }
  .downstrike {
    clip-path: polygon(0 0.05em, 0.05em 0, 100% calc(100% - 0.05em), calc(100% - 0.05em) 100%);
  }
  .sout {
    clip-path: inset(calc(45% - 0.033em) 0);
  }
  .tml-xcancel {
    clip-path: polygon(
      0.05em 0,
      0 0.05em,
      calc(50% - 0.05em) 50%,
      0 calc(100% - 0.05em),
      0.05em 100%,
      50% calc(50% + 0.05em),
      calc(100% - 0.05em) 100%,
      100% calc(100% - 0.05em),
      calc(50% + 0.05em) 50%,
      100% 0.05em,
      calc(100% - 0.05em) 0,
      50% calc(50% - 0.05em)
    );
  }
  .phasor-bottom {
    border-bottom: 0.067em solid;
    padding: 0.2em 0.2em 0.1em 0.6em;
  }
  .phasor-angle {
    width: auto;
    aspect-ratio: 0.5;
  }
  .longdiv-top {
    border-top: 0.067em solid;
    padding: 0.1em 0.2em 0.2em 0.433em;
  }
  .actuarial {
    margin-right: 0.039em;
    padding: 0.039em 0.039em 0;
    border-style: solid;
    border-width: 0.08em 0.08em 0 0;
  }
  .circle-pad {
    padding: 0.267em;
  }
  .textcircle {
    position: absolute;
    inset: 0;
    border: 0.067em solid;
    border-radius: 50%;
  }
  .tml-tilde-2,
  .tml-hat-1 {
    transform: scale(2, 1.1);
  }
  .tml-tilde-3 {
    transform: scale(3, 1.1);
  }
  .tml-tilde-4,
  .tml-hat-2 {
    transform: scale(4, 1.1);
  }
  .tml-hat-3 {
    transform: scale(5.8, 1);
  }
  .tml-hat-4 {
    transform: scale(7.8, 1);
  }
`;
