/** What in the shown replies could load, run or mislead. Runs in the page, so everything it uses is inside. */
export function inspectReplies(): string[] {
  const dangerous: string[] = [];
  const never =
    /^(script|img|image|picture|source|iframe|object|embed|link|style|meta|base|form|input|button|select|textarea|template|video|audio|details|dialog|animate|use|frame|portal|svg)$/;
  const neverNames =
    /^(on.*|src|srcset|srcdoc|id|name|action|formaction|ping|data|xlink:href|background|poster)$/;

  const lookAtAttribute = (tag: string, { name, value }: Attr): void => {
    const what = `${tag} has ${name}=${value.slice(0, 60)}`;
    if (neverNames.test(name)) dangerous.push(what);
    if (name === 'style' && /url|image|expression|import/i.test(value)) dangerous.push(what);
    if (name === 'href' && !/^(https?:\/\/|mailto:)/.test(value)) dangerous.push(what);
  };

  /** `owner` is the innermost element of ours around it. */
  const look = (element: Element, owner: string): void => {
    const { localName: tag } = element;
    if (owner === 'hearth-copy-button' || owner === 'hearth-icon') return;
    if (never.test(tag)) dangerous.push(`${tag} in ${owner}`);
    if (tag === 'math' && owner !== 'hearth-formula') dangerous.push(`math in ${owner}`);
    for (const attribute of element.attributes) lookAtAttribute(tag, attribute);
    if (element instanceof HTMLAnchorElement && !element.rel.includes('noopener'))
      dangerous.push(`${element.href} could reach back`);
  };

  const walk = (root: Document | ShadowRoot, owner: string, isReply: boolean): void => {
    for (const element of root.querySelectorAll('*')) {
      if (isReply) look(element, owner);
      const { shadowRoot, localName } = element;
      if (shadowRoot !== null) walk(shadowRoot, localName, isReply || localName === 'hearth-markdown');
    }
  };
  walk(document, 'document', false);
  return dangerous;
}
