import type { LensState, PanelAction, PanelLoss, TextRun } from '../src/protocol';
import { locked } from '../src/words/panelLabels';
import { make, makeLink, setRuns, setText, setTitle, setVisible } from './dom';
import type { Layout } from './layout';
import { makeNote } from './notes';
import { drawRuler } from './ruler';
import { Stepper } from './stepper';
import type { Theme } from './theme';

export interface HeadActions {
  openSource(): void;
  act(action: PanelAction['action']): void;
  setRow(row: number): void;
}

/** What was read, its target, the loss as a number and as a length, and one sentence. */
export class Head {
  readonly element = make('header', 'head');
  private readonly what = make('span', 'what');
  private readonly where: HTMLButtonElement;
  private readonly source = make('div', 'source');
  private readonly badge = make('span', 'badge');
  private readonly stepper: Stepper;
  private readonly target = make('div', 'target');
  private readonly problem = make('div', 'problem');
  private readonly loss = make('div', 'loss');
  private readonly lossArea = make('div', 'lossArea');
  private readonly ruler = make('div', 'rulerArea');
  private readonly rulerNote = make('p', 'rulerNote');
  private readonly sentence = make('p', 'sentence');
  private readonly notes = make('div', 'notes');

  constructor(private readonly actions: HeadActions) {
    this.where = makeLink('', () => actions.openSource());
    this.stepper = new Stepper((row) => actions.setRow(row));
    const line = make('span', 'sourceText', this.what, make('span', 'where', ' · ', this.where));
    this.source.append(line, this.badge);
    this.lossArea.append(this.loss, this.ruler, this.rulerNote);
    const lines = make('div', 'lines', this.source, this.stepper.element, this.target, this.problem);
    this.element.append(lines, this.lossArea, make('div', 'sentenceArea', this.sentence, this.notes));
  }

  draw(state: LensState, layout: Layout, theme: Theme): void {
    this.element.classList.toggle('wide', layout.hasWideHead && state.loss !== undefined);
    setText(this.what, state.what);
    setTitle(this.what, state.whyTitle);
    setText(this.where, state.where);
    setVisible(this.badge, state.locked);
    setText(this.badge, locked());
    this.stepper.draw(state.batch);
    setVisible(this.target, state.targetLine !== undefined && state.problem === undefined);
    setRuns(this.target, layout.isNarrow ? withoutRule(state.targetLine ?? []) : (state.targetLine ?? []));
    setTitle(this.target, (state.targetLine ?? []).map((run) => run.text).join(''));
    const act = (action: PanelAction['action']): void => this.actions.act(action);
    setVisible(this.problem, state.problem !== undefined);
    this.problem.replaceChildren(...(state.problem ? [makeNote(state.problem, act)] : []));
    this.drawLoss(state.loss, layout, theme);
    this.drawSentence(state, layout);
    this.notes.replaceChildren(...state.notes.map((note) => makeNote(note, act)));
  }

  private drawLoss(loss: PanelLoss | undefined, layout: Layout, theme: Theme): void {
    setVisible(this.lossArea, loss !== undefined);
    if (!loss) return;
    const number = make('strong', 'number', loss.text);
    const parts = [make('span', 'symbol', `${loss.symbol} =`), number, make('span', 'unit', loss.unit)];
    if (loss.formula !== '' && !layout.isNarrow) parts.push(make('span', 'formula', `= ${loss.formula}`));
    this.loss.replaceChildren(...parts);
    const width = layout.hasWideHead
      ? Math.floor((layout.contentWidth - 32 * layout.scale) * 0.45)
      : layout.contentWidth;
    const { ruler } = loss;
    this.ruler.replaceChildren(...(ruler ? [drawRuler(ruler, width, layout.scale, theme.fontFamily)] : []));
    setVisible(this.rulerNote, ruler?.note !== undefined);
    setText(this.rulerNote, ruler?.note ?? '');
  }

  private drawSentence(state: LensState, layout: Layout): void {
    const runs = layout.isNarrow ? state.shortSentence : state.sentence;
    setRuns(this.sentence, runs);
    if (state.chooseTargetLabel !== undefined) {
      const link = makeLink(state.chooseTargetLabel, () => this.actions.act('chooseTarget'));
      this.sentence.append(...(runs.length > 0 ? [' '] : []), link);
    }
    setVisible(this.sentence, this.sentence.childNodes.length > 0);
  }
}

/** Up to the target's name: in a narrow panel the rule that chose it stands in the tooltip. */
function withoutRule(runs: readonly TextRun[]): readonly TextRun[] {
  const name = runs.findIndex((run) => run.style === 'strong');
  return name < 0 ? runs : runs.slice(0, name + 1);
}
