// Where the page begins: everything is made here once and handed to the one element of the page.
import { HearthApp } from './hearth-app.ts';
import { createServices } from './services.ts';

document.body.prepend(new HearthApp(createServices()));
