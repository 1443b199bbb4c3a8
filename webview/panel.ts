import type { LensState, PanelState, WebviewMessage } from '../src/protocol';
import { panelHeading } from '../src/words/panelLabels';
import { make, setText, setVisible } from './dom';
import { EmptyView } from './emptyView';
import { capacityFor, chooseLayout, observeWidth } from './layout';
import { LensView } from './lensView';
import { LiveRegion } from './liveRegion';
import type { Memory } from './memory';
import { applySeries, motionIsReduced, observeTheme, readTheme, type Theme } from './theme';

/** A state that comes later than this after a choice, in milliseconds, is not taken for its answer. */
const ANSWER_TIME = 1000;

/** The whole page: draws the state it was last sent, and draws it again when width or theme change. */
export class Panel {
  private state: PanelState | undefined;
  private theme: Theme = readTheme();
  private readonly heading = make('h1', 'visuallyHidden');
  private readonly live = new LiveRegion();
  private readonly lens: LensView;
  private readonly empty: EmptyView;
  private capacity: number | undefined;
  private frame = 0;

  /** When a person last chose a target or a row here. */
  private chosenAt = -Infinity;

  constructor(
    private readonly root: HTMLElement,
    memory: Memory,
    private readonly post: (message: WebviewMessage) => void,
  ) {
    this.lens = new LensView(
      memory,
      (message) => this.send(message),
      (text) => this.live.announce('explanation', text),
      () => this.draw(false),
    );
    this.empty = new EmptyView(() => post({ type: 'openSample' }));
    setVisible(this.lens.element, false);
    setVisible(this.empty.element, false);
    root.append(this.heading, this.live.element, this.lens.element, this.empty.element);
    document.addEventListener('keydown', (event) => this.stepRow(event));
    observeWidth(root, () => this.schedule());
    observeTheme(() => this.schedule());
  }

  show(state: PanelState): void {
    const isAnswer = performance.now() - this.chosenAt < ANSWER_TIME;
    const glide = isAnswer && isDiscreteChange(this.state, state) && !motionIsReduced();
    if (glide) this.chosenAt = -Infinity;
    this.state = state;
    this.draw(glide);
    this.live.announce('loss', announcement(state));
  }

  markCursor(cursorClass: number | undefined): void {
    if (this.state?.kind !== 'lens') return;
    this.state = { ...this.state, cursorClass };
    this.lens.markCursor(cursorClass);
  }

  private send(message: WebviewMessage): void {
    if (message.type === 'setTarget' || message.type === 'setRow') this.chosenAt = performance.now();
    this.post(message);
  }

  /** Redraws once before the next frame, however often width or theme change until then. */
  private schedule(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.theme = readTheme();
      this.draw(false);
    });
  }

  private draw(glide: boolean): void {
    const { state, root, theme } = this;
    if (!state) return;
    applySeries(root, theme);
    setText(this.heading, panelHeading());
    const lines = state.kind === 'lens' ? state.items.length : 0;
    const layout = chooseLayout(root.clientWidth, innerWidth, theme.scale, lines);
    root.classList.toggle('narrow', layout.isNarrow);
    root.classList.toggle('tiny', layout.isTiny);
    root.classList.toggle('wide', layout.hasWideHead);
    root.style.setProperty('--left', `${layout.gutterLeft}px`);
    root.style.setProperty('--right', `${layout.gutterRight}px`);
    setVisible(this.lens.element, state.kind === 'lens');
    setVisible(this.empty.element, state.kind === 'empty');
    if (state.kind === 'empty') this.empty.draw(state);
    else this.lens.draw(state, layout, theme, glide);
    const capacity = capacityFor(layout, innerWidth);
    if (root.clientWidth > 0 && capacity !== this.capacity) {
      this.capacity = capacity;
      this.post({ type: 'capacity', items: capacity });
    }
  }

  private stepRow(event: KeyboardEvent): void {
    const { state } = this;
    if (!event.altKey || event.ctrlKey || event.metaKey || state?.kind !== 'lens' || !state.batch) return;
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const row = state.batch.row + by;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (row >= 0 && row < state.batch.rows) this.send({ type: 'setRow', row });
  }
}

/**
 * Another target or another row of the same array: the only changes that are shown as a movement, and only when they
 * answer a choice made in the panel; while someone types, nothing moves.
 */
function isDiscreteChange(before: PanelState | undefined, after: PanelState): boolean {
  if (before?.kind !== 'lens' || after.kind !== 'lens' || before.identity !== after.identity) return false;
  if (before.items.length !== after.items.length) return false;
  return before.batch?.row !== after.batch?.row || targetsOf(before) !== targetsOf(after);
}

const targetsOf = (state: LensState): string =>
  state.items
    .filter((item) => item.isTarget)
    .map((item) => item.index)
    .join();

function announcement(state: PanelState): string {
  if (state.kind === 'empty') return state.text;
  if (state.problem) return state.problem.text;
  return state.loss ? `${state.loss.symbol} = ${state.loss.text} ${state.loss.unit}` : state.what;
}
