/** One piece of what Hearth needs without a network, and whether it is there. Plain words throughout, in the page's language. */
export interface SelfTestItem {
  /** Stable; the files of the model begin with `file:`. */
  id: string;
  title: string;
  /** `warning`: it works, with a limit. */
  state: 'ok' | 'missing' | 'damaged' | 'warning';
  /** What was found. */
  detail: string;
  /** What the person can do; empty where nothing has to be done. */
  help: string;
}
