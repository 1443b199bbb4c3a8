/**
 * The only file that knows which component library draws buttons and text fields. Everything else names the elements
 * through these functions, so that the library can be exchanged here.
 */
import './styleNonce';
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeTextField } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeTextField());

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
      return 'value' in element && typeof element.value === 'string' ? element.value : '';
    },
    set value(text: string) {
      if ('value' in element) element.value = text;
    },
    setLabel(label) {
      // The library names every field `Text field` when it enters the page.
      for (const name of ['aria-label', 'placeholder']) {
        if (element.getAttribute(name) !== label) element.setAttribute(name, label);
      }
    },
  };
}
