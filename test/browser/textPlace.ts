import type { Page } from 'playwright-core';

/** A rectangle in the page, in CSS pixels. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where a text stands in the active editor's visible lines; `occurrence` counts from 0. Undefined where it is not
 * visible. Runs in the page, so it uses nothing from outside of it.
 */
export async function findTextPlace(
  page: Page,
  text: string,
  occurrence: number,
): Promise<Place | undefined> {
  return page.evaluate(
    ({ text, occurrence }) => {
      const editor = document.querySelector('.editor-group-container.active .editor-instance .monaco-editor');
      const lines = [...(editor?.querySelectorAll('.view-lines > .view-line') ?? [])].sort(
        (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
      );
      /** The text node and the offset in it of a position in a line's text. */
      const locate = (line: Element, position: number): [Node, number] | undefined => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(), left = position; node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left <= length) return [node, left];
          left -= length;
        }
        return undefined;
      };
      let seen = 0;
      for (const line of lines) {
        // The editor draws spaces as no-break spaces.
        const content = (line.textContent ?? '').replaceAll('\u00a0', ' ');
        for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
          if (seen++ < occurrence) continue;
          const [from, to] = [locate(line, at), locate(line, at + text.length)];
          if (from === undefined || to === undefined) return undefined;
          const range = document.createRange();
          range.setStart(...from);
          range.setEnd(...to);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, top, bottom };
        }
      }
      return undefined;
    },
    { text, occurrence },
  );
}
