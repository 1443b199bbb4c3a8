/**
 * One tab stop for a list of elements: the arrow keys, Home and End move the focus among them. Elements are known by
 * a key, so that the focus stays with its class when the order changes.
 */
export class Roving {
  private elements: readonly { readonly key: number; readonly element: HTMLElement }[] = [];
  private current: number | undefined;

  constructor(container: HTMLElement) {
    container.addEventListener('keydown', (event) => this.move(event));
    container.addEventListener('focusin', (event) => {
      const found = this.elements.find(({ element }) => element === event.target);
      if (found) this.select(found.key);
    });
  }

  /** Key of the element that has the focus. */
  get focused(): number | undefined {
    return this.elements.find(({ element }) => element === document.activeElement)?.key;
  }

  /** @param preferred the tab stop where none was chosen yet. */
  update(
    elements: readonly { readonly key: number; readonly element: HTMLElement }[],
    preferred: number | undefined,
  ): void {
    this.elements = elements;
    const keys = elements.map(({ key }) => key);
    const wanted = [this.current, preferred, keys[0]].find((key) => key !== undefined && keys.includes(key));
    this.select(wanted);
  }

  focus(key: number): void {
    this.elements.find((each) => each.key === key)?.element.focus({ preventScroll: true });
  }

  private select(key: number | undefined): void {
    this.current = key;
    for (const each of this.elements) each.element.tabIndex = each.key === key ? 0 : -1;
  }

  private move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = this.elements.findIndex(({ element }) => element === event.target);
    if (from < 0) return;
    const last = this.elements.length - 1;
    const to = targetOf(event.key, from, last);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.elements[to]?.element.focus();
  }
}

function targetOf(key: string, from: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
