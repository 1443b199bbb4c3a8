import type { ExplanationBlock } from '../src/explanation';
import { make, setRuns } from './dom';
import { ExplanationTableView } from './explanationTable';
import { makeIcon } from './icons';

interface Drawn {
  readonly kind: ExplanationBlock['kind'];
  readonly written: string;
  readonly element: HTMLElement;
  readonly table?: ExplanationTableView;
}

/** Headings, text, derivations and tables, in order. What has not changed is left alone, with its scroll and focus. */
export class ExplanationBlocks {
  readonly element = make('div', 'explanationBlocks');
  private drawn: readonly Drawn[] = [];

  draw(blocks: readonly ExplanationBlock[]): void {
    const drawn = blocks.map((block, index) => this.drawOne(block, this.drawn[index]));
    for (const { element } of this.drawn.slice(blocks.length)) element.remove();
    this.drawn = drawn;
  }

  /** After the width has changed. */
  measure(): void {
    for (const { table } of this.drawn) table?.measure();
  }

  private drawOne(block: ExplanationBlock, before: Drawn | undefined): Drawn {
    const written = JSON.stringify(block);
    if (before?.written === written) return before;
    if (block.kind === 'table') {
      const table = before?.table ?? new ExplanationTableView();
      this.place(table.element, before);
      table.draw(block);
      return { kind: 'table', written, element: table.element, table };
    }
    const element = makeBlock(block);
    this.place(element, before);
    return { kind: block.kind, written, element };
  }

  private place(element: HTMLElement, before: Drawn | undefined): void {
    if (!before) this.element.append(element);
    else if (before.element !== element) before.element.replaceWith(element);
  }
}

function makeBlock(block: Exclude<ExplanationBlock, { kind: 'table' }>): HTMLElement {
  switch (block.kind) {
    case 'heading':
      return make('h4', 'explanationHeading', block.text);
    case 'steps': {
      const steps = block.steps.map((runs) => {
        const step = make('li');
        setRuns(step, runs);
        return step;
      });
      const list = make('ol', 'derivation', ...steps);
      // Without list marks some screen readers do not see a list.
      list.setAttribute('role', 'list');
      return list;
    }
    case 'text': {
      const words = make('span', 'words');
      setRuns(words, block.runs);
      const { severity } = block;
      if (!severity) return make('p', 'explanationText', words);
      return make('p', `explanationText note ${severity}`, makeIcon(severity), words);
    }
  }
}
