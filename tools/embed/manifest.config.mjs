// For the analyzer of custom elements: what package.json says is ours.
export default { packagejson: false };
