// Sites under several paths of one host share Cache Storage, so a name says which site and which version it is of.

/** The engine on the GPU, and the one on the CPU: each is kept for those who use it. */
export type EnginePart = 'engine' | 'cpu-engine';
export type CachePart = 'shell' | EnginePart;

export const engineParts: readonly EnginePart[] = ['engine', 'cpu-engine'];
export const cacheParts: readonly CachePart[] = ['shell', ...engineParts];

const form = /^hearth-(shell|engine|cpu-engine)-(\/.*)-([0-9a-f]{16})$/;

/** @param scope the site's folder, an absolute URL */
export function cacheName(part: CachePart, scope: string, version: string): string {
  return `hearth-${part}-${new URL(scope).pathname}-${version}`;
}

/** The deployer's configuration is no part of a version: it is changed without a build. */
export function configCacheName(scope: string): string {
  return `hearth-config-${new URL(scope).pathname}`;
}

/** What a person has set for the site as a whole: it outlives versions. */
export function settingsCacheName(scope: string): string {
  return `hearth-settings-${new URL(scope).pathname}`;
}

/** The version that this cache's name tells of; null for caches of others. */
export function versionOf(name: string, part: CachePart, scope: string): string | null {
  const [, ofPart, ofPath, version] = form.exec(name) ?? [];
  return ofPart === part && ofPath === new URL(scope).pathname && version !== undefined ? version : null;
}

/** Whether a cache belongs to this site: one of its versions, its configuration, or what is set for it. */
export function isOwnCache(name: string, scope: string): boolean {
  const isOfSite = name === configCacheName(scope) || name === settingsCacheName(scope);
  return isOfSite || cacheParts.some((part) => versionOf(name, part, scope) !== null);
}
