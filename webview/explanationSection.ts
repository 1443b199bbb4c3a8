import { explanationIds, type Explanation } from '../src/explanation';
import type { LensState, WebviewMessage } from '../src/protocol';
import { withFormulaOutcome } from '../src/words/explanations/formulaOutcome';
import {
  chooseExplanation,
  closeExplanation,
  explainHeading,
  explanationSaid,
  isComputed,
} from '../src/words/explanationLabels';
import { make, setText, setTitle, setVisible } from './dom';
import { ExplanationBlocks } from './explanationBlocks';
import { ExplanationInputs } from './explanationInputs';
import { FormulaRunner } from './formulaRunner';
import { makeIcon } from './icons';
import type { Layout } from './layout';
import type { Memory } from './memory';
import { Section } from './section';
import { createDropdown } from './toolkit';

/** Longest beginning of an explanation that a screen reader is given after each change. */
const LONGEST_SAID = 160;

export interface ExplanationActions {
  readonly post: (message: WebviewMessage) => void;
  readonly announce: (text: string) => void;
}

/** The explanations offered, and the open one: its inputs, then what it says. Escape closes it. */
export class ExplanationSection {
  readonly section: Section;
  private readonly dropdown;
  private readonly close = make('button', 'iconButton', makeIcon('close'));
  private readonly title = make('h3', 'explanationTitle');
  private readonly inputs: ExplanationInputs;
  private readonly blocks = new ExplanationBlocks();
  private readonly opened = make('div', 'explanation');
  private readonly formulas = new FormulaRunner(() => this.drawOpened());
  private explanation: Explanation | undefined;
  private offered: LensState['explanations'] = [];
  private isTiny = false;
  private isFirst = true;

  constructor(
    memory: Memory,
    private readonly actions: ExplanationActions,
    onToggle: () => void,
  ) {
    this.section = new Section('explain', memory, onToggle);
    this.dropdown = createDropdown((chosen) => this.choose(chosen));
    this.inputs = new ExplanationInputs((id, input, value) =>
      actions.post({ type: 'setExplanationInput', id, input, value }),
    );
    this.close.type = 'button';
    this.close.addEventListener('click', () => this.closeOpened());
    this.opened.append(this.title, this.inputs.element, this.blocks.element);
    this.section.body.append(
      make('div', 'explanationChoice', this.dropdown.element, this.close),
      this.opened,
    );
    this.section.body.addEventListener('keydown', (event) => this.onKey(event));
  }

  draw({ explanations, explanation }: LensState, { isTiny }: Layout): void {
    const { section } = this;
    const isOpened = explanation !== undefined && explanation.id !== this.explanation?.id;
    // What a command has opened must be seen.
    if (isOpened && !this.isFirst) section.open();
    section.element.hidden = explanations.length === 0;
    section.setTitle(explainHeading());
    const choices = explanations.map(({ id, label }) => ({ value: id, label }));
    this.dropdown.setLabel(chooseExplanation());
    this.dropdown.setChoices([{ value: '', label: chooseExplanation() }, ...choices], explanation?.id ?? '');
    setTitle(this.close, closeExplanation());
    this.close.setAttribute('aria-label', closeExplanation());
    setVisible(this.close, explanation !== undefined);
    setVisible(this.opened, explanation !== undefined);
    this.explanation = explanation;
    this.offered = explanations;
    this.isTiny = isTiny;
    if (explanation?.formula === undefined) this.formulas.end();
    this.drawOpened();
    if (isOpened && !this.isFirst) section.element.scrollIntoView({ block: 'nearest' });
    this.isFirst = false;
  }

  private drawOpened(): void {
    const shown = this.explanation && this.completed(this.explanation);
    if (!this.explanation) this.actions.announce('');
    if (!shown) return;
    setText(this.title, shown.title);
    // What the dropdown shows already, where it has the room, is a heading for screen readers alone.
    const isShownAbove = this.offered.some(({ id, label }) => id === shown.id && label === shown.title);
    this.title.classList.toggle('visuallyHidden', isShownAbove && !this.isTiny);
    this.inputs.draw(shown.id, shown.inputs);
    this.blocks.draw(shown.blocks);
    this.blocks.measure();
    this.actions.announce(explanationSaid(shown.title, beginningOf(shown)));
  }

  /** With what has come of a typed formula; undefined while what is shown may stay for the moment. */
  private completed(explanation: Explanation): Explanation | undefined {
    const { formula } = explanation;
    if (!formula) return explanation;
    const outcome = this.formulas.outcomeOf(formula);
    if (outcome) return withFormulaOutcome(explanation, formula, outcome);
    if (!this.formulas.isSlow && this.title.textContent === explanation.title) return undefined;
    return { ...explanation, blocks: [{ kind: 'text', runs: [{ text: isComputed() }] }] };
  }

  private choose(chosen: string): void {
    this.actions.post({ type: 'openExplanation', id: explanationIds.find((id) => id === chosen) });
  }

  private closeOpened(): void {
    this.actions.post({ type: 'openExplanation' });
    this.dropdown.element.focus();
  }

  private onKey(event: KeyboardEvent): void {
    // An unfolded list has taken the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || this.explanation === undefined) return;
    event.preventDefault();
    this.closeOpened();
  }
}

/** The first words that say something. */
function beginningOf({ inputs, blocks }: Explanation): string {
  const error = inputs.map((input) => (input.kind === 'text' ? input.error : undefined)).find(Boolean);
  const first = blocks.find((block) => block.kind === 'text');
  const said = error ?? first?.runs.map(({ text }) => text).join('') ?? '';
  return said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID)}…` : said;
}
