import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  delay,
  eventually,
  extension,
  hoverOver,
  openDocument,
  plainText,
  textbook,
} from './support';

/** What stands in the text without being asked for: everything here is off by default. */
describe('in the text', () => {
  const off = ['codeLens.enabled', 'inlayHints.enabled', 'problems.enabled'];

  before(() => extension().activate());
  afterEach(async () => {
    for (const name of off) await set(name, undefined);
    await closeAll();
  });

  function set(name: string, value: boolean | undefined): Thenable<void> {
    return vscode.workspace
      .getConfiguration('lossLens')
      .update(name, value, vscode.ConfigurationTarget.Global);
  }

  async function lensesOf({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    return vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 1000);
  }

  async function hintsOf(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    return vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, range);
  }

  async function writtenFile(name: string): Promise<vscode.Uri> {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'The tests run without a folder.');
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(textbook.text));
    return uri;
  }

  const problemsOf = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Loss Lens');

  async function fixesOf(
    document: vscode.TextDocument,
    problem: vscode.Diagnostic,
  ): Promise<vscode.CodeAction[]> {
    const command = 'vscode.executeCodeActionProvider';
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      command,
      document.uri,
      problem.range,
    );
    return fixes.filter(({ title }) => title.startsWith('Loss Lens:'));
  }

  const textOf = ({ label }: vscode.InlayHint): string =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join('');

  it('there is nothing by default', async () => {
    const { document } = await openDocument(
      `${textbook.text}bad = F.cross_entropy(torch.tensor([1.0, 2.0]), torch.tensor(7))\n`,
      'python',
    );
    await delay(900);
    assert.deepEqual(await lensesOf(document), []);
    assert.deepEqual(await hintsOf(document), []);
    assert.deepEqual(problemsOf(document), []);
  });

  it('a Code Lens stands above the scores alone and says their loss in short', async () => {
    await set('codeLens.enabled', true);
    const { document } = await openDocument(`# one\n${textbook.text}sizes = [3, 4]\n`, 'python');
    const lenses = await lensesOf(document);
    // ln(e² + e + e^0.1) − 2 = 0.417
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['H 0.417'],
    );
    assert.equal(lenses[0].range.start.line, 1);
    assert.equal(lenses[0].command?.command, 'lossLens.showInPanel');
  });

  it('the Code Lens of a batch says its reduced loss, and what is not on the screen is not read', async () => {
    await set('codeLens.enabled', true);
    const batch = 'F.cross_entropy(torch.tensor([[2.0, 1.0, 0.1], [2.0, 1.0, 0.1]]), torch.tensor([0, 0]))\n';
    const { document } = await openDocument(batch + '\n'.repeat(3000) + textbook.text, 'python');
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['mean H 0.417'],
    );
  });

  it('there are at most 500 Code Lenses', async () => {
    await set('codeLens.enabled', true);
    const { document } = await openDocument(`${'[2.0, 1.0, 0.1] # target=0\n'.repeat(700)}`, 'python');
    const document2 = await vscode.workspace.openTextDocument({
      content: document.getText(),
      language: 'python',
    });
    assert.equal((await lensesOf(document2)).length, 500);
  });

  it('an inlay hint stands behind the array', async () => {
    await set('inlayHints.enabled', true);
    const { document } = await openDocument(textbook.text, 'python');
    const hints = await hintsOf(document);
    assert.deepEqual(hints.map(textOf), ['H 0.417']);
    const end = textbook.text.indexOf(textbook.logits) + textbook.logits.length;
    assert.equal(document.offsetAt(hints[0].position), end);
  });

  it('a revision and a comparison get neither', async () => {
    for (const name of off) await set(name, true);
    const provider = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => textbook.text,
    });
    try {
      const revision = await vscode.workspace.openTextDocument(vscode.Uri.parse('git:/old/train.py'));
      assert.equal(revision.getText(), textbook.text);
      assert.deepEqual(await lensesOf(revision), []);
      assert.deepEqual(await hintsOf(revision), []);
    } finally {
      provider.dispose();
    }
    const [left, right] = await Promise.all(['old.py', 'new.py'].map(writtenFile));
    await vscode.commands.executeCommand('vscode.diff', left, right);
    await eventually('the comparison is shown', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === right.toString()),
    );
    const compared = await vscode.workspace.openTextDocument(right);
    assert.deepEqual(await lensesOf(compared), []);
    assert.deepEqual(await hintsOf(compared), []);
    assert.deepEqual(problemsOf(compared), []);
    await closeAll();
    await vscode.window.showTextDocument(compared);
    assert.deepEqual((await hintsOf(compared)).map(textOf), ['H 0.417']);
  });

  const faults = [
    ['NaN', 'logits = [1.0, float("nan")]  # target=0\n', /NaN/, 'nan', []],
    ['an infinite score', 'logits = [1.0, float("inf")]  # target=0\n', /\+∞/, 'infinite', []],
    [
      'probabilities that do not sum to 1',
      'probs = [[0.5, 0.2], [0.3, 0.7]]  # target=[0, 1]\n',
      /sum to 0\.7/,
      'not-sum-1',
      [/Choose Class Axis/, /Read as Logits/],
    ],
    [
      'a target out of range',
      'logits = [0.1, 0.2]  # target=7\n',
      /Target 7 is out of range for 2 classes/,
      'out-of-range',
      [/Compare with Target/],
    ],
    [
      'shapes that do not fit',
      'F.cross_entropy(torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 0.0, 0.0]]))\n',
      /does not fit scores of shape/,
      'shape',
      [/Compare with Target/, /Choose Class Axis/],
    ],
    [
      'softmax applied twice',
      'F.cross_entropy(F.softmax(torch.tensor([[2.0, 1.0]]), dim=-1), torch.tensor([0]))\n',
      /softmax may be applied twice/,
      'softmax-twice',
      [/Remove the Extra Softmax/, /Read as Probabilities/],
    ],
  ] as const;
  for (const [what, text, sentence, code, fixes] of faults) {
    it(`the Problems view tells of ${what}, with its fixes`, async () => {
      await set('problems.enabled', true);
      const { document } = await openDocument(`import torch\n${text}`, 'python');
      await eventually('a problem', () => problemsOf(document).length > 0);
      const [problem, ...others] = problemsOf(document);
      assert.deepEqual(others, []);
      assert.match(problem.message, sentence);
      assert.equal(problem.code, code);
      const titles = (await fixesOf(document, problem)).map(({ title }) => title);
      assert.equal(titles.length, fixes.length, titles.join());
      fixes.forEach((title, index) => assert.match(titles[index], title));
    });
  }

  it('removing the extra softmax mends the text, and the problem goes', async () => {
    await set('problems.enabled', true);
    const text = 'F.cross_entropy(F.softmax(torch.tensor([[2.0, 1.0]]), dim=-1), torch.tensor([0]))\n';
    const { document } = await openDocument(text, 'python');
    await eventually('a problem', () => problemsOf(document).length > 0);
    const [fix] = await fixesOf(document, problemsOf(document)[0]);
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), 'F.cross_entropy(torch.tensor([[2.0, 1.0]]), torch.tensor([0]))\n');
    await eventually('no problem', () => problemsOf(document).length === 0);
  });

  it('the fix Read as Logits reads the array so', async () => {
    await set('problems.enabled', true);
    const { document } = await openDocument('probs = [0.5, 0.2]  # target=0\n', 'python');
    await eventually('a problem', () => problemsOf(document).length > 0);
    const [fix] = await fixesOf(document, problemsOf(document)[0]);
    assert.ok(fix.command);
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    await eventually('no problem', () => problemsOf(document).length === 0);
    // ln(1 + e^−0.3) = 0.554
    assert.match(plainText(await hoverOver(document, '[0.5')), /0\.554/);
  });

  it('problems go with their setting and with their document', async () => {
    await set('problems.enabled', true);
    const { document } = await openDocument('logits = [0.1, 0.2]  # target=7\n', 'python');
    await eventually('a problem', () => problemsOf(document).length > 0);
    await set('problems.enabled', false);
    await eventually('no problem', () => problemsOf(document).length === 0);
  });
});
