// Drawn for Hearth on a grid of 24 with a stroke of 1.5; only what the elements use. Each by itself, so that a build
// which draws a few of them has no others.
import { svg } from 'lit';

export const hearth = svg`<path class="ground" d="M4 20.5V10a8 8 0 0 1 16 0v10.5"/><path d="M2.5 20.5h19"/><path d="M12 9.5c.4 2 3.2 3.3 3.2 6.2a3.2 3.2 0 0 1-6.4 0c0-1.4.7-2.2 1.5-3 .2 1 .6 1.5 1.2 1.8.4-1.7.1-3.3.5-5z"/>`;
export const device = svg`<rect x="4" y="5" width="16" height="11" rx="1.5"/><path d="M2.5 19h19"/>`;
export const chip = svg`<rect x="7" y="7" width="10" height="10" rx="1.5"/><path d="M10 4v3m4-3v3m-4 10v3m4-3v3M4 10h3m-3 4h3m10-4h3m-3 4h3"/>`;
export const leave = svg`<path d="M14 5h5v5M19 5l-8.5 8.5"/><path d="M10.5 6.5h-4A1.5 1.5 0 0 0 5 8v9.5A1.5 1.5 0 0 0 6.5 19H16a1.5 1.5 0 0 0 1.5-1.5v-4"/>`;
export const menu = svg`<path d="M4 7.5h16M4 12h16M4 16.5h10"/>`;
export const plus = svg`<path d="M12 5v14M5 12h14"/>`;
export const settings = svg`<path d="M4 8h8m5 0h3M4 16h3m5 0h8"/><circle cx="14.5" cy="8" r="2.5"/><circle cx="9.5" cy="16" r="2.5"/>`;
export const info = svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v4.5"/><path d="M12 8.1v.01" stroke-width="2"/>`;
export const alert = svg`<path d="M12 4.5 3.5 19h17z"/><path d="M12 10.5v4"/><path d="M12 16.7v.01" stroke-width="2"/>`;
export const send = svg`<path d="M12 19V5.5M6 11l6-6 6 6"/>`;
export const stop = svg`<rect x="7" y="7" width="10" height="10" rx="1.5" fill="currentColor"/>`;
export const attach = svg`<path d="m18.5 11.5-6.8 6.8a4 4 0 0 1-5.7-5.7l7.4-7.4a2.7 2.7 0 0 1 3.8 3.8l-7.3 7.3a1.3 1.3 0 0 1-1.9-1.9l6.4-6.3"/>`;
export const text = svg`<path d="M7.5 3.5h6L18 8v11a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19V5a1.5 1.5 0 0 1 1.5-1.5z"/><path d="M13.5 3.5V8H18M9 12.5h6M9 16h4"/>`;
export const down = svg`<path d="M12 5v13.5M6 13l6 6 6-6"/>`;
export const chevron = svg`<path d="m7 10 5 5 5-5"/>`;
export const braces = svg`<path d="M9.5 4.5c-2.3 0-3 .9-3 2.8v2c0 1.5-.7 2.4-2.2 2.7 1.5.3 2.2 1.2 2.2 2.7v2c0 1.9.7 2.8 3 2.8"/><path d="M14.5 4.5c2.3 0 3 .9 3 2.8v2c0 1.5.7 2.4 2.2 2.7-1.5.3-2.2 1.2-2.2 2.7v2c0 1.9-.7 2.8-3 2.8"/>`;
export const download = svg`<path d="M12 4v11M7 10.5l5 5 5-5"/><path d="M4.5 19.5h15"/>`;
export const copy = svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15"/>`;
export const again = svg`<path d="M18.5 9A7.2 7.2 0 1 0 19.2 12.5"/><path d="M19 4.5V9h-4.5"/>`;
export const pencil = svg`<path d="m5 19 .8-3.7L15.6 5.5a1.8 1.8 0 0 1 2.6 0l.3.3a1.8 1.8 0 0 1 0 2.6L8.7 18.2z"/><path d="m13.8 7.3 2.9 2.9"/>`;
export const file = svg`<path d="M13.5 4H8a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 8 20h8a1.5 1.5 0 0 0 1.5-1.5V8z"/><path d="M13.5 4v4h4"/>`;
export const check = svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`;
export const trash = svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5v5.5M13.8 10.5v5.5"/>`;
export const close = svg`<path d="m6 6 12 12M18 6 6 18"/>`;
export const more = svg`<path d="M6 12v.01M12 12v.01M18 12v.01" stroke-width="2.4"/>`;
export const pin = svg`<path d="M9 4h6l-.7 6 2.7 3.5H7L9.7 10z"/><path d="M12 13.5V20"/>`;
export const search = svg`<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 4.5 4.5"/>`;
