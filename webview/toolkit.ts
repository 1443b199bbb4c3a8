/**
 * The only file that knows which component library draws buttons and text fields. Everything else names the elements
 * through these functions, so that the library can be exchanged here.
 */
import './styleNonce';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());

/** A push button; `icon` leaves out its frame. */
export function createButton(appearance: 'primary' | 'icon'): HTMLElement {
  const button = document.createElement('vscode-button');
  button.setAttribute('appearance', appearance);
  return button;
}

export interface TextField {
  readonly element: HTMLElement;
  value: string;
  /** Names the field, which is shown as its placeholder too; again after each time it enters the page. */
  setLabel(label: string): void;
}

export function createTextField(): TextField {
  const element = document.createElement('vscode-text-field');
  return {
    element,
    get value() {
      return valueOf(element);
    },
    set value(text: string) {
      setValue(element, text);
    },
    setLabel(label) {
      // The library names every field `Text field` when it enters the page.
      for (const name of ['aria-label', 'placeholder']) {
        if (element.getAttribute(name) !== label) element.setAttribute(name, label);
      }
    },
  };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Dropdown {
  readonly element: HTMLElement;
  /** Offers the choices, of which one is chosen; does nothing where nothing differs. */
  setChoices(choices: readonly Choice[], value: string): void;
  setLabel(label: string): void;
}

export function createDropdown(onChange: (value: string) => void): Dropdown {
  const element = document.createElement('vscode-dropdown');
  let shown = '';
  element.addEventListener('change', () => onChange(valueOf(element)));
  return {
    element,
    setChoices(choices, value) {
      const wanted = JSON.stringify(choices);
      if (wanted === shown) {
        if (valueOf(element) !== value) setValue(element, value);
        return;
      }
      shown = wanted;
      element.replaceChildren(...choices.map((choice) => createOption(choice, choice.value === value)));
    },
    setLabel(label) {
      if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
    },
  };
}

function createOption({ value, label }: Choice, isSelected: boolean): HTMLElement {
  const option = document.createElement('vscode-option');
  option.setAttribute('value', value);
  option.textContent = label;
  if (isSelected) option.setAttribute('selected', '');
  return option;
}

function valueOf(element: HTMLElement): string {
  return 'value' in element && typeof element.value === 'string' ? element.value : '';
}

function setValue(element: HTMLElement, value: string): void {
  if ('value' in element) element.value = value;
}
