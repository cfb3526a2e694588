import { html } from 'lit';
import { formatNumber } from '../../i18n/format-number.ts';

interface Slider {
  id: string;
  label: string;
  help: string;
  value: number;
  limits: { min: number; max: number };
  step: number;
  onInput: (value: number) => void;
}

/** A number that is chosen along a line, with its name, what it does, and its value. */
export function renderSlider({ id, label, help, value, limits, step, onInput }: Slider) {
  const digits = step < 0.1 ? 2 : 1;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <p id="${id}-help">${help}</p>
    <div class="slider">
      <input
        id=${id}
        type="range"
        min=${limits.min}
        max=${limits.max}
        step=${step}
        aria-describedby="${id}-help"
        .value=${String(value)}
        @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).valueAsNumber)}
      />
      <output for=${id}>${formatNumber(value, digits)}</output>
    </div>
  </div>`;
}
