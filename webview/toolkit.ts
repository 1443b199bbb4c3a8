/**
 * The only file that knows which component library draws buttons and text fields. Everything else names the elements
 * through these functions, so that the library can be exchanged here.
 */
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
}

export function createTextField(label: string): TextField {
  const element = document.createElement('vscode-text-field');
  element.setAttribute('placeholder', label);
  element.setAttribute('aria-label', label);
  return {
    element,
    get value() {
      return 'value' in element && typeof element.value === 'string' ? element.value : '';
    },
    set value(text: string) {
      if ('value' in element) element.value = text;
    },
  };
}
