// The lazy part of `hearth-markdown`: with it comes marked, which a first visit does not need.
import type { DirectiveResult } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { currentLanguage } from '../../i18n/language.ts';
import { BlockList } from './block-list.ts';
import { renderBlock } from './render-block.ts';

/** One text on its way to templates; what did not change is not rendered again. */
export class MarkdownView {
  private readonly blocks = new BlockList();

  render(text: string, streaming: boolean): readonly DirectiveResult[] {
    const language = currentLanguage();
    return this.blocks
      .update(text, streaming)
      .map((block) => guard([block, language], () => renderBlock(block)));
  }
}
