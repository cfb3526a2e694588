// Models that come from a hub: which of their builds this device runs, and where the files come from. Fetched after the
// visitor has agreed to one, for the catalogue is larger than all that other pages need.
import { readDevice } from '../../device/read-device.ts';
import { AppError } from '../../errors/app-error.ts';
import { catalogue, findEntry } from '../../models/catalogue.ts';
import { offeredModels } from '../../models/choose-twin.ts';
import { noGpu } from '../../models/fits-device.ts';
import { hubSource } from '../../models/hub-source.ts';
import { listKnownModels } from '../../models/known-models.ts';
import { defaultSiteConfig } from '../../models/site-config.ts';
import { modelRecords } from '../../storage/model-records.ts';
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';
import type { DeviceFacts } from '../../models/fits-device.ts';
import type { ModelHosts } from '../../models/hub-source.ts';
import type { ModelChoice } from '../../models/model-choice.ts';
import type { ModelRecord } from '../../models/model-record.ts';

/** @throws AppError `model-unknown` */
export function hubEntry(modelId: string): CatalogueEntry {
  const entry = findEntry(modelId);
  if (entry === undefined) throw new AppError('model-unknown', { modelId });
  return entry;
}

/**
 * The only hosts that are asked: the visitor has read their names, or the page has named them.
 * @param mirrorUrl ends with a slash; null for the public hub
 */
export const modelHosts = (mirrorUrl: string | null): ModelHosts =>
  mirrorUrl === null
    ? { hubs: defaultSiteConfig.hubs }
    : { hubs: [`${mirrorUrl}models`], libraries: [`${mirrorUrl}libraries`] };

/**
 * The model with the build that suits this device, and its files where they were found out before.
 * @param modelId of any of its builds
 * @throws AppError `model-unknown`
 */
export async function hubChoice(modelId: string, hosts: ModelHosts): Promise<ModelChoice> {
  const device = await readDevice(window).catch(() => noGpu);
  const records = await modelRecords.list().catch(() => []); // then the hub is asked again
  return chooseBuild(modelId, hosts, { device, records });
}

/** The same from what is known already. @throws AppError `model-unknown` */
export function chooseBuild(
  modelId: string,
  hosts: ModelHosts,
  { device, records }: { device: DeviceFacts; records: readonly ModelRecord[] },
): ModelChoice {
  const { name } = hubEntry(modelId);
  const builds = catalogue.filter((entry) => entry.name === name);
  const [model] = listKnownModels(offeredModels(builds, device), records, []);
  if (model === undefined) throw new AppError('model-unknown', { modelId });
  const { cpu, ...compiled } = model.choice;
  return { ...fromHosts(compiled, hosts), ...(cpu && { cpu: fromHosts(cpu, hosts) }) };
}

/** What was found out stays binding; who is asked for the rest, the page may have changed meanwhile. */
function fromHosts(build: ModelChoice, hosts: ModelHosts): ModelChoice {
  if (build.files === null) return build;
  const { manifest } = build.files;
  const source = hubSource(hubEntry(build.card.id), manifest.revision, hosts);
  return { ...build, files: { manifest, source } };
}
