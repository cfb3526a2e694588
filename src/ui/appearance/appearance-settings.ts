import type { ThemeWish } from '../../styles/apply-theme.ts';

/** What the settings offer about how the page looks and behaves. */
export interface AppearanceSettings {
  theme: ThemeWish;
  /** A sound at the end of a reply. */
  sound: boolean;
  /** A notification at the end of a reply, when nobody looks. */
  notification: boolean;
  /** Keys that work everywhere on the page. */
  shortcuts: boolean;
}
