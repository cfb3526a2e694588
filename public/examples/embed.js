document.querySelector('#mirror').engine = {
  name: 'The mirror',
  async generate({ messages }, { signal, onText }) {
    const words = messages.at(-1).content.split(' ').reverse();
    for (const word of words) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      if (signal.aborted) return { finish: 'stop' };
      onText(`${word} `);
    }
    return { finish: 'stop' };
  },
};

const told = document.querySelector('#told');
for (const type of ['consent', 'progress', 'ready', 'message', 'error']) {
  document.addEventListener(`hearth-${type}`, (event) => {
    const { phase, share, message, code, model } = event;
    const what = message?.content ?? code ?? model ?? `${phase}${share === null ? '' : ` ${Math.round(share * 100)} %`}`;
    const entry = document.createElement('li');
    entry.textContent = `hearth-${type}: ${String(what).slice(0, 100)}`;
    told.prepend(entry);
  });
}
