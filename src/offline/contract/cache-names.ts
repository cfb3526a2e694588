// Sites under several paths of one host share Cache Storage, so a name says which site and which version it is of.

export type CachePart = 'shell' | 'engine';

const form = /^hearth-(shell|engine)-(\/.*)-([0-9a-f]{16})$/;

/** @param scope the site's folder, an absolute URL */
export function cacheName(part: CachePart, scope: string, version: string): string {
  return `hearth-${part}-${new URL(scope).pathname}-${version}`;
}

/** The deployer's configuration is no part of a version: it is changed without a build. */
export function configCacheName(scope: string): string {
  return `hearth-config-${new URL(scope).pathname}`;
}

/** The version that this cache's name tells of; null for caches of others. */
export function versionOf(name: string, part: CachePart, scope: string): string | null {
  const [, ofPart, ofPath, version] = form.exec(name) ?? [];
  return ofPart === part && ofPath === new URL(scope).pathname && version !== undefined ? version : null;
}

/** Whether a cache belongs to this site: one of its versions, or its configuration. */
export function isOwnCache(name: string, scope: string): boolean {
  return (
    name === configCacheName(scope) ||
    versionOf(name, 'shell', scope) !== null ||
    versionOf(name, 'engine', scope) !== null
  );
}
