import { msg } from '@lit/localize';
import { css, html } from 'lit';
import type { ExportFormat } from '../../transfer/contract/transfer-contract.ts';

/** What a file is for comes before what it is called. */
function wordsOf(format: ExportFormat, scope: 'one' | 'all'): { title: string; help: string } {
  switch (format) {
    case 'hearth':
      return {
        title: msg('To keep, or for another Hearth'),
        help: msg(
          'JSON with everything: all branches, settings, attachments and figures. It comes back as it is.',
        ),
      };
    case 'markdown':
      return {
        title: msg('To read'),
        help:
          scope === 'one'
            ? msg('Markdown, for any text editor. The branch that is shown, without settings.')
            : msg(
                'Markdown, one document for each conversation, in a ZIP archive. The branches that are shown, without settings.',
              ),
      };
    case 'openai':
      return {
        title: msg('For other programs'),
        help:
          scope === 'one'
            ? msg('Messages as OpenAI’s protocol has them (JSON). The branch that is shown, as text.')
            : msg(
                'Messages as OpenAI’s protocol has them, one conversation a line (JSONL). The branches that are shown, as text.',
              ),
      };
  }
}

const orders = {
  one: ['markdown', 'hearth', 'openai'],
  all: ['hearth', 'markdown', 'openai'],
} as const satisfies Record<string, readonly ExportFormat[]>;

/** The first of the list: what most people want. */
export const usualFormat = (scope: 'one' | 'all'): ExportFormat => orders[scope][0];

export const formatChoiceStyles = css`
  fieldset {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .format {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    cursor: pointer;
  }
  .format:has(:checked) {
    border-color: var(--accent);
  }
  .format input {
    inline-size: 1.1rem;
    block-size: 1.1rem;
    margin: 0.2rem 0 0;
    accent-color: var(--accent);
  }
  .format strong {
    font-weight: 600;
  }
  .format small {
    grid-column: 2;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
`;

/** The forms of a file, of which one is chosen. */
export function renderFormats(
  scope: 'one' | 'all',
  chosen: ExportFormat,
  onChoose: (format: ExportFormat) => void,
) {
  return html`<fieldset>
    <legend class="visually-hidden">${msg('Which kind of file')}</legend>
    ${orders[scope].map((format) => {
      const { title, help } = wordsOf(format, scope);
      return html`<label class="format">
        <input
          type="radio"
          name="format"
          value=${format}
          aria-describedby="help-${format}"
          .checked=${format === chosen}
          @change=${() => onChoose(format)}
        />
        <strong>${title}</strong>
        <small id="help-${format}">${help}</small>
      </label>`;
    })}
  </fieldset>`;
}
