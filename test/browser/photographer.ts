import { projectRoot, type ThemeName } from '../launcher';
import { start, type Running } from './running';
import type { Scene } from './scenes';

/** Bars glide 120 ms, and the cursor has to rest before the panel follows it. */
const settleMs = 700;
const margin = 6;
/** How much of the editor stands beside the panel, and how high the picture is. */
const windowSize = { width: 600, height: 500 };

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes pictures of hover and panel in one VS Code. */
export class Photographer {
  private panelIsOpen = false;

  private constructor(private readonly running: Running) {}

  public static async start(theme: ThemeName): Promise<Photographer> {
    const running = await start(
      {},
      {
        extension: { kind: 'development', folder: projectRoot() },
        viewport: { width: 1440, height: 1000 },
        deviceScaleFactor: 1.5,
      },
    );
    await running.workbench.setTheme(theme);
    return new Photographer(running);
  }

  public async take(scene: Scene, path: string): Promise<void> {
    const { workbench, write } = this.running;
    await workbench.editor.open(write(scene.file.name, scene.file.content));
    if (scene.surface === 'hover') await this.takeHover(scene, path);
    else await this.takePanel(scene, path);
  }

  public stop(): Promise<void> {
    return this.running.stop();
  }

  private async takeHover(scene: Scene, path: string): Promise<void> {
    const { editor, page } = this.running.workbench;
    const hover = await editor.hover(scene.at);
    await page.waitForTimeout(settleMs);
    const box = await hover.boundingBox();
    if (box === null) throw new Error('The hover went away.');
    const clip = {
      x: Math.max(0, box.x - margin),
      y: Math.max(0, box.y - margin),
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    };
    await page.screenshot({ path, clip });
    await page.keyboard.press('Escape');
    await editor.moveAway();
  }

  private async takePanel(scene: Scene, path: string): Promise<void> {
    const { workbench, panel } = this.running;
    const { page } = workbench;
    if (!this.panelIsOpen) {
      await workbench.runCommand('Loss Lens: Focus on Loss Lens View');
      this.panelIsOpen = true;
    }
    await workbench.resizeSideBar(scene.width);
    await workbench.editor.click(scene.at);
    await panel.content.locator('body *').first().waitFor();
    await workbench.editor.moveAway();
    await page.waitForTimeout(settleMs);
    await page.screenshot({ path, clip: await this.clipOf(scene.surface) });
  }

  /** The side bar, with the editor's beginning where the whole window is pictured. */
  private async clipOf(surface: Scene['surface']): Promise<Clip> {
    const box = await this.running.workbench.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is not shown.');
    return surface === 'window' ? { ...box, ...windowSize, width: box.width + windowSize.width } : box;
  }
}
