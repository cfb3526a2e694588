// Where the page begins: everything is made here once and handed to the one element of the page. It comes in parts that
// load side by side and run in tasks of their own, short enough that a slow computer does not stutter.
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const [servicesModule, appModule] = [import('./services.ts'), import('./hearth-app.ts')];
const { createServices } = await servicesModule;
await nextTask();
const { HearthApp } = await appModule;
await nextTask();
document.body.prepend(new HearthApp(createServices()));
await nextTask();
await import('./chat-elements.ts');
await nextTask();
await import('./dialog-elements.ts');

export {};
