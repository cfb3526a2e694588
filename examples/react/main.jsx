import 'hearth/embed';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** In place of the model, so that the example answers at once; leave `engine` out for the model on the device. */
const engine = {
  name: 'Echo',
  async generate({ messages }, { onText }) {
    onText(`React heard: ${messages.at(-1).content}`);
    return { finish: 'stop' };
  },
};

function App() {
  const [count, setCount] = useState(0);
  return createElement(
    'div',
    null,
    createElement('hearth-chat', {
      greeting: 'Hello from React.',
      'max-tokens': 64,
      engine,
      'onhearth-message': () => setCount((before) => before + 1),
    }),
    createElement('output', null, `${count} messages`),
  );
}

createRoot(document.querySelector('#app')).render(createElement(App));
