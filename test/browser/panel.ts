import axe, { type AxeResults } from 'axe-core';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

const waitMs = 15_000;

/** The side panel: a webview in two frames, driven as a person does. */
export class Panel {
  /** What the panel shows. */
  public readonly content: FrameLocator;

  public constructor(private readonly page: Page) {
    this.content = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Waits until the panel shows an array. */
  public async waitForArray(): Promise<void> {
    await this.rows().first().waitFor({ timeout: waitMs });
  }

  /** One element per class, in the order shown: lines in a side bar, columns in a wide panel. */
  public rows(): Locator {
    return this.content.locator('[data-index]:not([data-index="-1"])');
  }

  public row(index: number): Locator {
    return this.content.locator(`[data-index="${index}"]`).first();
  }

  /** The cell of the class's p, where a click makes the class the target. */
  public outlineCell(index: number): Locator {
    return this.content
      .locator(`[data-index="${index}"] .settable, [data-index="${index}"].settable`)
      .first();
  }

  public text(): Promise<string> {
    return this.content.locator('body').innerText();
  }

  /** Waits until the panel says a text. */
  public async waitForText(text: string | RegExp): Promise<void> {
    await this.content.locator('body', { hasText: text }).waitFor({ timeout: waitMs });
  }

  /** For each canvas that is shown, how many of its pixels are painted. */
  public async paintedPixels(): Promise<number[]> {
    const canvases = await this.content.locator('canvas:visible').all();
    return Promise.all(
      canvases.map((canvas) =>
        canvas.evaluate((element) => {
          if (!(element instanceof HTMLCanvasElement) || element.width === 0 || element.height === 0)
            return 0;
          const pixels =
            element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
          return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
        }),
      ),
    );
  }

  /** Runs axe-core over the panel: the violations that are serious or critical, each in one line. */
  public async seriousViolations(): Promise<string[]> {
    const frame = await this.frame();
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate<AxeResults>('axe.run(document)');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
  }

  private async frame(): Promise<Frame> {
    const outer = await this.page.locator('iframe.webview.ready').elementHandle({ timeout: waitMs });
    const inner = await (await outer?.contentFrame())?.waitForSelector('#active-frame', { timeout: waitMs });
    const frame = await inner?.contentFrame();
    if (!frame) throw new Error('The panel has no frame.');
    return frame;
  }
}
