interface BrandedNavigator {
  userAgentData?: { brands: readonly { brand: string; version: string }[] };
  userAgent: string;
}

/** Names the GPU and the browser's version together: after an update of the browser what was tried out has to be tried again. */
export function deviceName(gpu: string, { userAgentData, userAgent }: BrandedNavigator = navigator): string {
  const brands = userAgentData?.brands.map(({ brand, version }) => `${brand} ${version}`).sort();
  return `${gpu}, ${brands?.join(', ') ?? userAgent}`.slice(0, 300);
}
