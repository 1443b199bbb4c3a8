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
export function createButton(appearance: 'primary' | 'secondary' | 'icon'): HTMLElement {
  const button = document.createElement('vscode-button');
  button.setAttribute('appearance', appearance);
  return button;
}

export interface TextField {
  readonly element: HTMLElement;
  value: string;
  /**
   * Names the field; again after each time it enters the page. The name is its placeholder too, where it has none of
   * its own.
   */
  setLabel(label: string, placeholder?: string): void;
  setInvalid(isInvalid: boolean): void;
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
    setLabel(label, placeholder = label) {
      // The library names every field `Text field` when it enters the page.
      setAttribute(element, 'aria-label', label);
      setAttribute(element, 'placeholder', placeholder);
    },
    setInvalid(isInvalid) {
      if (isInvalid) setAttribute(element, 'aria-invalid', 'true');
      else element.removeAttribute('aria-invalid');
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
      setAttribute(element, 'aria-label', label);
    },
  };
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
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
