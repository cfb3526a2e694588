import 'hearth/embed';
import { createApp, h, ref } from 'vue';

/** In place of the model, so that the example answers at once; leave `engine` out for the model on the device. */
const engine = {
  name: 'Echo',
  async generate({ messages }, { onText }) {
    onText(`Vue heard: ${messages.at(-1).content}`);
    return { finish: 'stop' };
  },
};

createApp({
  setup() {
    const count = ref(0);
    return () =>
      h('div', [
        h('hearth-chat', {
          greeting: 'Hello from Vue.',
          'max-tokens': 64,
          '.engine': engine,
          'onHearth-message': () => count.value++,
        }),
        h('output', `${count.value} messages`),
      ]);
  },
}).mount('#app');
