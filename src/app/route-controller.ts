import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Route = 'chat' | 'about' | 'settings';

const routes: Record<string, Route> = { '#/about': 'about', '#/settings': 'settings' };

/** The page's state in its address: each screen has a URL of its own, and the back button works. */
export class RouteController implements ReactiveController {
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get current(): Route {
    return routes[location.hash] ?? 'chat';
  }

  go(route: Route): void {
    if (route !== this.current) location.hash = route === 'chat' ? '#/' : `#/${route}`;
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.onChange);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.onChange);
  }

  private readonly onChange = (): void => {
    this.host.requestUpdate();
  };
}
