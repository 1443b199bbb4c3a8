import type { LensState } from '../src/protocol';
import { byBar, byIndex, findClass, gradientOf, order } from '../src/words/panelLabels';
import { make, setText, setVisible } from './dom';
import { makeIcon } from './icons';
import { createTextField } from './toolkit';

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
  private readonly gradient = make('select');
  private readonly sort = make('select');
  private readonly gradientArea: HTMLElement;
  private readonly sortArea: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: ControlActions) {
    const icon = make('span', 'searchIcon', makeIcon('search'));
    icon.slot = 'start';
    this.field.element.append(icon);
    this.field.element.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => actions.find(this.field.value), FIND_DELAY);
    });
    this.gradientArea = framed(this.gradient);
    this.sortArea = framed(this.sort);
    this.gradient.addEventListener('change', () =>
      actions.setGradientOf(this.gradient.value === 'reduced' ? 'reduced' : 'row'),
    );
    this.sort.addEventListener('change', () =>
      actions.setSort(this.sort.value === 'index' ? 'index' : 'score'),
    );
    this.element.append(this.gradientArea, this.field.element, this.sortArea);
  }

  draw(state: LensState): void {
    const { batch, search, columns } = state;
    setVisible(this.field.element, search !== undefined);
    this.field.setLabel(findClass());
    this.gradient.setAttribute('aria-label', gradientOf());
    this.sort.setAttribute('aria-label', order());
    // What is being typed is newer than what the host has heard of.
    if (search && !this.field.element.matches(':focus-within') && this.field.value !== search.query) {
      this.field.value = search.query;
    }
    const choices = batch?.gradientChoices ?? [];
    setVisible(this.gradientArea, choices.length > 1 && columns.gradient !== undefined);
    setOptions(this.gradient, choices, batch?.gradientOf ?? 'row');
    setVisible(this.sortArea, search !== undefined || batch !== undefined);
    const orders = [
      { value: 'index', label: byIndex() },
      { value: 'score', label: byBar(columns.bar) },
    ];
    setOptions(this.sort, orders, state.sort);
    setVisible(
      this.element,
      [this.field.element, this.gradientArea, this.sortArea].some((each) => !each.hidden),
    );
  }
}

function framed(select: HTMLSelectElement): HTMLElement {
  return make('span', 'select', select, makeIcon('down'));
}

function setOptions(
  select: HTMLSelectElement,
  choices: readonly { readonly value: string; readonly label: string }[],
  value: string,
): void {
  while (select.options.length > choices.length) select.lastElementChild?.remove();
  choices.forEach((choice, i) => {
    const option = select.options[i] ?? select.appendChild(make('option'));
    option.value = choice.value;
    setText(option, choice.label);
  });
  if (select.value !== value) select.value = value;
}
