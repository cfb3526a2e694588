// `npm start`: from a fresh clone to a page that answers.
import { installPackages } from './setup/install-packages.mjs';

try {
  installPackages();
  // Only now are there packages that the other steps may import.
  const { makeStarterModel } = await import('./setup/make-starter-model.mjs');
  const { buildIfChanged } = await import('./setup/build-if-changed.mjs');
  const { serveSite } = await import('./setup/serve-site.mjs');

  if (!makeStarterModel()) console.log('The site starts all the same, without a model to get from it.');
  buildIfChanged();
  await serveSite();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
