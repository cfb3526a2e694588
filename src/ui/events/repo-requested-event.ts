/** The visitor wants to see which models a repository of a hub holds. */
export class RepoRequestedEvent extends Event {
  /** As typed: a name, or the address of a page. */
  readonly repo: string;

  constructor(repo: string) {
    super('repo-requested', { bubbles: true, composed: true });
    this.repo = repo;
  }
}

declare global {
  interface HTMLElementEventMap {
    'repo-requested': RepoRequestedEvent;
  }
}
