// `npm start`: from a fresh clone to a page that answers.
import { installPackages } from './setup/install-packages.mjs';

installPackages();
// Only now are there packages that the other steps may import.
const { makeStarterModel } = await import('./setup/make-starter-model.mjs');
const { buildIfChanged } = await import('./setup/build-if-changed.mjs');
const { serveSite } = await import('./setup/serve-site.mjs');

if (!makeStarterModel())
  console.log('The site starts all the same; the starter model cannot be fetched from it yet.');
buildIfChanged();
await serveSite();
