import type { LensState } from '../src/protocol';
import { byBar, byIndex, findClass, gradientOf, order } from '../src/words/panelLabels';
import { make, setVisible } from './dom';
import { makeIcon } from './icons';
import { createDropdown, createTextField } from './toolkit';

const FIND_DELAY = 150;

export interface ControlActions {
  setGradientOf(of: 'row' | 'reduced'): void;
  setSort(sort: 'index' | 'score'): void;
  find(query: string): void;
}

/** The search box and the two choices; each is there only where it changes something. */
export class Controls {
  readonly element = make('div', 'controls');
  private readonly field = createTextField();
  private readonly gradient;
  private readonly sort;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: ControlActions) {
    const icon = make('span', 'searchIcon', makeIcon('search'));
    icon.slot = 'start';
    this.field.element.append(icon);
    this.field.element.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => actions.find(this.field.value), FIND_DELAY);
    });
    this.gradient = createDropdown((of) => actions.setGradientOf(of === 'reduced' ? 'reduced' : 'row'));
    this.sort = createDropdown((by) => actions.setSort(by === 'index' ? 'index' : 'score'));
    this.element.append(this.gradient.element, this.field.element, this.sort.element);
  }

  draw({ batch, search, columns, sort }: LensState): void {
    setVisible(this.field.element, search !== undefined);
    this.field.setLabel(findClass());
    // What is being typed is newer than what the host has heard of.
    const isTyping = document.hasFocus() && this.field.element.matches(':focus-within');
    if (search && !isTyping && this.field.value !== search.query) {
      this.field.value = search.query;
    }
    const choices = batch?.gradientChoices ?? [];
    setVisible(this.gradient.element, choices.length > 1 && columns.gradient !== undefined);
    this.gradient.setLabel(gradientOf());
    this.gradient.setChoices(choices, batch?.gradientOf ?? 'row');
    setVisible(this.sort.element, search !== undefined || batch !== undefined);
    this.sort.setLabel(order());
    const byScore = { value: 'score', label: byBar(columns.bar) };
    this.sort.setChoices([{ value: 'index', label: byIndex() }, byScore], sort);
    const parts = [this.field.element, this.gradient.element, this.sort.element];
    setVisible(
      this.element,
      parts.some((part) => !part.hidden),
    );
  }
}
