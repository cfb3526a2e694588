// Where the page begins: everything is made here once and handed to the one element of the page.
import { HearthApp } from './hearth-app.ts';
import { createServices } from './services.ts';

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

document.body.prepend(new HearthApp(createServices()));
// The page stands; the rest follows in tasks short enough that a slow computer does not stutter.
await nextTask();
await import('./chat-elements.ts');
await nextTask();
await import('./dialog-elements.ts');
