// The models of our catalogue that come from a hub, as far as an offer tells of them. The table is made of the catalogue:
// `npm run build:catalogue`.
import { groups, hosts } from './offered-models.json';

export interface OfferedModel {
  id: string;
  name: string;
  maker: string;
  licence: { name: string; url: string };
  bytes: number;
}

/** All that are asked for these models where a page names no mirror. */
export const publicHosts: readonly string[] = hosts;

/** The builds of a model have its id with this after it. */
export const buildMark = /-q4f(16|32)_1-MLC$/;

/** @param model its name, or its id with or without the build; which one runs is for the device to say */
export function findOffered(model: string): OfferedModel | null {
  const wanted = model.replace(buildMark, '');
  for (const { maker, licence, models } of groups) {
    const found = models.find(({ id, name }) => id === wanted || name === wanted);
    if (found !== undefined)
      return {
        id: `${found.id}-q4f16_1-MLC`,
        name: found.name,
        maker,
        licence,
        bytes: found.megabytes * 1e6,
      };
  }
  return null;
}
