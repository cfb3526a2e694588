/** One version of the site whose files are on the device. */
export interface KeptVersion {
  version: string;
  installedAtMs: number;
  /** Its engine is kept too, so it can answer without a network. */
  hasEngine: boolean;
  /** A page of it has loaded its model and answered. */
  isProved: boolean;
  /** A page of it is open. */
  isInUse: boolean;
}

/**
 * The versions whose files may go. Engine, library and weights work together or not at all, so the last version that
 * could answer stays until the current one has answered once; and no version goes while a page of it is open.
 * @param current the version that serves the site now
 */
export function obsoleteVersions(current: string, kept: readonly KeptVersion[]): string[] {
  const others = kept.filter(({ version }) => version !== current);
  const isProved = kept.some(({ version, isProved }) => version === current && isProved);
  const spare = isProved ? undefined : newestUnit(others);
  return others.filter((other) => other !== spare && !other.isInUse).map(({ version }) => version);
}

/** The newest that is known to work; where none is, the newest that could. */
function newestUnit(versions: readonly KeptVersion[]): KeptVersion | undefined {
  const newestFirst = versions
    .filter(({ hasEngine }) => hasEngine)
    .sort((one, other) => other.installedAtMs - one.installedAtMs);
  return newestFirst.find(({ isProved }) => isProved) ?? newestFirst[0];
}
