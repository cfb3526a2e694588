const software = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** Whether an adapter of that name computes on the processor: rightly, and about ten times slower than a CPU engine. */
export const isSoftwareGpu = (name: string): boolean => software.test(name);
