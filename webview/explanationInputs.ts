import type { ExplanationId, ExplanationInput } from '../src/explanation';
import { make, setText, setVisible } from './dom';
import { makeIcon } from './icons';
import { createButton, createDropdown, createTextField } from './toolkit';

/** How long typing must rest before it is sent, in milliseconds. */
const TYPING_REST = 300;

type Give = (id: ExplanationId, input: string, value: string) => void;

interface Control {
  readonly element: HTMLElement;
  draw(input: ExplanationInput): void;
}

/** What a person may give to an explanation. Controls stay while the explanation does, with focus and caret. */
export class ExplanationInputs {
  readonly element = make('div', 'explanationInputs');
  private readonly controls = new Map<string, Control>();

  constructor(private readonly give: Give) {}

  draw(id: ExplanationId, inputs: readonly ExplanationInput[]): void {
    setVisible(this.element, inputs.length > 0);
    const keys = inputs.map((input) => `${id} ${input.kind} ${input.id}`);
    for (const [key, { element }] of this.controls) {
      if (keys.includes(key)) continue;
      element.remove();
      this.controls.delete(key);
    }
    for (const [index, input] of inputs.entries()) {
      const key = keys[index] ?? '';
      const control = this.controls.get(key) ?? this.make(id, input);
      this.controls.set(key, control);
      // Moving an element takes the focus from it.
      const { children } = this.element;
      if (children[index] !== control.element)
        this.element.insertBefore(control.element, children[index] ?? null);
      control.draw(input);
    }
  }

  private make(id: ExplanationId, { kind, id: input }: ExplanationInput): Control {
    const give = (value: string): void => this.give(id, input, value);
    if (kind === 'text') return new TextInput(give);
    return kind === 'choice' ? new ChoiceInput(give) : new ButtonInput(give);
  }
}

class TextInput implements Control {
  readonly element = make('div', 'explanationInput text');
  private readonly label = make('span', 'inputLabel');
  private readonly field = createTextField();
  private readonly error = make('span', 'inputError');
  private readonly errorText = make('span', 'words');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private given: string | undefined;

  constructor(private readonly give: (value: string) => void) {
    const { element } = this.field;
    // The field itself has the name; the visible one would be read twice.
    this.label.setAttribute('aria-hidden', 'true');
    this.error.append(makeIcon('error'), this.errorText);
    this.element.append(this.label, element, this.error);
    element.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), TYPING_REST);
    });
    element.addEventListener('focusout', () => this.send());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.send();
    });
  }

  draw(input: ExplanationInput): void {
    if (input.kind !== 'text') return;
    const { label, value, placeholder = '', error } = input;
    setText(this.label, label);
    this.field.setLabel(error === undefined ? label : `${label}: ${error}`, placeholder);
    this.field.setInvalid(error !== undefined);
    setText(this.errorText, error ?? '');
    setVisible(this.error, error !== undefined);
    // What is being typed is newer than what the host has heard of.
    const isTyping = document.hasFocus() && this.field.element.matches(':focus-within');
    if (!isTyping && this.field.value !== value) this.field.value = value;
    this.given ??= value;
  }

  private send(): void {
    clearTimeout(this.timer);
    const { value } = this.field;
    if (value === this.given) return;
    this.given = value;
    this.give(value);
  }
}

class ChoiceInput implements Control {
  readonly element = make('div', 'explanationInput choice');
  private readonly label = make('span', 'inputLabel');
  private readonly dropdown;

  constructor(give: (value: string) => void) {
    this.dropdown = createDropdown(give);
    this.label.setAttribute('aria-hidden', 'true');
    this.element.append(this.label, this.dropdown.element);
  }

  draw(input: ExplanationInput): void {
    if (input.kind !== 'choice') return;
    setText(this.label, input.label);
    this.dropdown.setLabel(input.label);
    this.dropdown.setChoices(input.options, input.value);
  }
}

class ButtonInput implements Control {
  readonly element = createButton('secondary');
  private value = '';

  constructor(give: (value: string) => void) {
    this.element.classList.add('explanationInput', 'press');
    this.element.addEventListener('click', () => give(this.value));
  }

  draw(input: ExplanationInput): void {
    setText(this.element, input.label);
    this.value = input.value;
  }
}
