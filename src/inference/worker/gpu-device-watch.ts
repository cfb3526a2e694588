// web-llm tells nobody when the GPU device is lost after loading (docs/engine.md, fact 6). It also keeps
// the device to itself, so it is noted here when the engine asks the browser for it.

export interface GpuDeviceWatch {
  /** Why the newest device was lost, or null while it works (or there is none). */
  readonly lostReason: string | null;
  /** Settles when the newest device is lost by itself, not by `destroy()`. */
  readonly lost: Promise<string>;
}

/** Watches every device that this thread requests from now on. */
export function watchGpuDevices(adapterPrototype: GPUAdapter): GpuDeviceWatch {
  let lostReason: string | null = null;
  let announce: (reason: string) => void = () => undefined;
  let lost = new Promise<string>(() => undefined);

  const original = adapterPrototype.requestDevice;
  adapterPrototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const device = await original.call(this, descriptor);
    lostReason = null;
    lost = new Promise((resolve) => (announce = resolve));
    void device.lost.then(({ reason, message }) => {
      if (reason === 'destroyed') return;
      lostReason = message === '' ? 'unknown' : message;
      announce(lostReason);
    });
    return device;
  };

  return {
    get lostReason() {
      return lostReason;
    },
    get lost() {
      return lost;
    },
  };
}
