import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `about`, `settings` and `shortcuts` stand above the chat; the others take its place. */
export type Route =
  | 'chat'
  | 'about'
  | 'settings'
  | 'shortcuts'
  | 'models'
  | 'storage'
  | 'conversations'
  | 'self-test'
  | 'endpoints'
  | 'compare';

const routes: readonly string[] = [
  'about',
  'settings',
  'shortcuts',
  'models',
  'storage',
  'conversations',
  'self-test',
  'endpoints',
  'compare',
] satisfies Route[];

const isRoute = (name: string): name is Route => routes.includes(name);

/** It stands above the chat. */
export const isDialog = (route: Route): boolean => ['about', 'settings', 'shortcuts'].includes(route);

/** The page's state in its address: each screen has a URL of its own, and the back button works. */
export class RouteController implements ReactiveController {
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get current(): Route {
    const name = location.hash.slice('#/'.length);
    return isRoute(name) ? name : 'chat';
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
