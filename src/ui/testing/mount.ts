import { render } from 'lit';
import type { LitElement, TemplateResult } from 'lit';

let place: HTMLElement | null = null;

/** Shows a template on an otherwise empty page; returns its first element once it has rendered. */
export async function mount<Element extends LitElement>(template: TemplateResult): Promise<Element> {
  document.documentElement.lang = 'en';
  place?.remove();
  place = document.createElement('div');
  document.body.append(place);
  render(template, place);
  const element = place.firstElementChild as Element;
  await settled(element);
  return element;
}

/** Waits for the element and the elements inside it, in its shadow and in its slots. */
export async function settled(element: LitElement): Promise<void> {
  await element.updateComplete;
  const inShadow = element.shadowRoot?.querySelectorAll<LitElement>('*') ?? [];
  const inSlots = element.querySelectorAll<LitElement>('*');
  for (const inner of [...inShadow, ...inSlots]) {
    if (inner.localName.startsWith('hearth-')) await settled(inner);
  }
}

/** Waits for the end of what moves or fades in a dialog: half-way its colours are not those that are meant. */
export async function atRest(element: HTMLElement): Promise<void> {
  const running = element.shadowRoot?.querySelector('hearth-dialog')?.shadowRoot?.querySelector('dialog');
  await Promise.all((running?.getAnimations() ?? []).map(({ finished }) => finished));
}

/** An element in the shadow of another one; missing is a failed test. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as `querySelector` has it
export function find<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot?.querySelector<Found>(selector);
  if (found === null || found === undefined) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** The text that an element shows, also inside of elements, with single spaces. */
export function textOf(node: Node): string {
  const parts: string[] = [];
  const walk = (each: Node): void => {
    if (each instanceof Text) parts.push(each.data);
    else if (each instanceof HTMLSlotElement) each.assignedNodes({ flatten: true }).forEach(walk);
    else if (!(each instanceof HTMLStyleElement)) {
      (each instanceof Element && each.shadowRoot !== null ? each.shadowRoot : each).childNodes.forEach(walk);
    }
  };
  walk(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Resolves with the next event of this type. */
export function nextEvent<Type extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}
