import axe from 'axe-core';
import '../../styles/page.css';
import '../../styles/tokens.css';

async function auditTheme(element: Element, theme: 'light' | 'dark'): Promise<string[]> {
  const root = document.documentElement;
  root.dataset.theme = theme;
  // Colours on their way from one theme to the other would be measured half-way.
  root.style.setProperty('--quick', '0ms');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${theme} ${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`,
    ),
  );
}

/** What a person with a disability would stumble over, in both themes; empty is good. */
export async function audit(element: Element): Promise<string[]> {
  return [...(await auditTheme(element, 'light')), ...(await auditTheme(element, 'dark'))];
}
