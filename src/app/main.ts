// Where the page begins: everything is made here once and handed to the one element of the page. It comes in parts that
// load side by side and run in tasks of their own, short enough that a slow computer does not stutter.
import { AppearanceStore } from '../state/appearance-store.ts';
import { applyTheme } from '../styles/apply-theme.ts';
import { nextTask } from '../ui/next-task.ts';

// First of all, and before the browser paints: see tools/site/theme-before-paint.ts.
const appearance = new AppearanceStore();
applyTheme(appearance.value.theme);
appearance.subscribe(() => applyTheme(appearance.value.theme));

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
const services = createServices({ language, appearance });
await isSpoken;
await nextTask();
document.body.prepend(new HearthApp(services));
await nextTask();
const { startOffline } = await import('./start-offline.ts');
startOffline(services);
const { startEndSignals } = await import('./start-end-signals.ts');
startEndSignals(services);
