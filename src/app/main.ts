// Where the page begins: everything is made here once and handed to the one element of the page. It comes in parts that
// load side by side and run in tasks of their own, short enough that a slow computer does not stutter.
import { nextTask } from '../ui/next-task.ts';

const { LanguageStore } = await import('../state/language-store.ts');
const language = new LanguageStore();
const isSpoken = language.restore();
const servicesModule = import('./services.ts');
await nextTask();
const appModule = import('./hearth-app.ts');
const { createServices } = await servicesModule;
await nextTask();
const { HearthApp } = await appModule;
await nextTask();
const services = createServices(language);
await isSpoken;
await nextTask();
document.body.prepend(new HearthApp(services));
await nextTask();
const { startOffline } = await import('./start-offline.ts');
startOffline(services);
