import { pictureOfFailure, start, type Running } from './running';

const training = `logits = torch.tensor([[2.0, 1.0, 0.1],
                       [0.5, 2.5, 0.3]])
labels = torch.tensor([0, 2])
loss = F.cross_entropy(logits, labels)
`;

/** ln(e² + e + e^0.1) − 2, ln(e^0.5 + e^2.5 + e^0.3) − 0.3, their mean, and the second with the class of 2.5 as target. */
const losses = { first: '0.417', second: '2.420', mean: '1.419', chosen: '0.220' };

/** In a browser VS Code writes its memory to the disk every 5 s; what was kept since is lost by a reload. */
const writesMemoryMs = 7000;

describe('a batch in the panel', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': training });
    await running.workbench.editor.click('1.0');
    await running.workbench.runCommand('Loss Lens: Show in Panel');
    await running.panel.waitForArray();
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('shows the loss of the row at the cursor and the mean by name', async () => {
    await running.panel.waitForText(losses.first);
    await running.panel.waitForText(new RegExp(`mean.*${losses.mean}`, 's'));
  });

  it('walks to the next row', async () => {
    await running.panel.content.getByRole('button', { name: /next/i }).click();
    await running.panel.waitForText(/Row 1/);
    await running.panel.waitForText(losses.second);
  });

  it('stays at the row walked to when a class of it is made the target', async () => {
    await running.panel.row(1).focus();
    await running.panel.row(1).press('t');
    await running.panel.waitForText(losses.chosen);
    await running.panel.waitForText(/Row 1/);
  });

  it('is there again after the window was reloaded, with the row and the target chosen', async () => {
    await running.workbench.page.waitForTimeout(writesMemoryMs);
    await running.workbench.page.reload();
    await running.panel.waitForText(/Row 1/);
    await running.panel.waitForText(losses.chosen);
    await running.panel.waitForText(/chosen by you/);
  });
});
