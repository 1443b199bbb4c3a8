import type { TextRun } from '../src/protocol';

type Child = Node | string;

/** Characters of the longest ordinary number, such as −0.0485 or 4.87e−4. */
const LONG = 7;

/** An element with a class and children; text is always text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Sets the text only where it differs: untouched nodes keep selection and accessibility state. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A number in a cell; a long one is set smaller where the column is tight. */
export function setNumber(cell: HTMLElement, text: string): void {
  setText(cell.querySelector('.visuallyHidden') ?? cell, text);
  const { length } = text.replace(/[\u2007\u2008]/g, '');
  cell.classList.toggle('long', length > LONG);
  cell.classList.toggle('longish', length >= LONG);
}

export function setTitle(element: HTMLElement, title: string): void {
  if (element.title !== title) element.title = title;
}

export function setVisible(element: HTMLElement, visible: boolean): void {
  if (element.hidden === visible) element.hidden = !visible;
}

/** Replaces the children by words with emphasis. */
export function setRuns(element: Element, runs: readonly TextRun[]): void {
  element.replaceChildren(
    ...runs.map((run) => {
      if (run.style === 'strong') return make('strong', '', run.text);
      if (run.style === 'code') return make('code', '', run.text);
      return document.createTextNode(run.text);
    }),
  );
}

/** A real button that looks like a link: it acts, and leads nowhere. */
export function makeLink(label: string, onClick: () => void): HTMLButtonElement {
  const button = make('button', 'link', label);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with attributes; the style sheet colours it. */
export function makeSvg(
  tag: 'svg' | 'line' | 'circle' | 'path' | 'text',
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Child[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
