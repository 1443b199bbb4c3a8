import assert from 'node:assert/strict';
import { runLens } from '../../../src/terminal/runLens';

const text = 'loss = F.mse_loss(torch.tensor([2.0, 0.0]), torch.tensor([0.0, 1.0]))\n';

function explained(...inputs: readonly string[]): { readonly code: number; readonly out: string } {
  const out: string[] = [];
  const terminal = {
    read(file: string) {
      if (file !== 'train.py') throw new Error(`no such file: ${file}`);
      return text;
    },
    print: (line: string) => void out.push(line),
    complain: (line: string) => void out.push(line),
  };
  const call = { operands: ['train.py:1:34'], help: false, explain: 'formula', inputs };
  return { code: runLens(call, terminal), out: out.join('\n') };
}

describe('a typed formula in a terminal', () => {
  it('is worked out on the numbers of the array', () => {
    const { code, out } = explained('formula=(x-y)^4+abs(x-y)');
    assert.equal(code, 0);
    // 2⁴ + 2 with derivative 4·2³ + 1; (−1)⁴ + 1 with derivative −4 − 1
    assert.match(out, /^0 +2 +0 +18 +33 /m);
    assert.match(out, /^1 +0 +1 +2 +−5 /m);
    assert.match(out, /^Σ f = 20, mean 10\.$/m);
    assert.match(out, /^The derivative is zero only at x = y\.$/m);
  });

  it('is refused with what is wrong with it and where, and the program fails', () => {
    const { code, out } = explained('formula=(x-y)^');
    assert.equal(code, 1);
    assert.match(out, /^Formula in x and y \[formula\]: \(x-y\)\^$\n^✗ ./m);
    // The caret stands below where the character after the last one would be.
    assert.match(out, /^\(x-y\)\^\n {6}\^$/m);
    assert.doesNotMatch(out, /∂f\/∂x/);
  });

  it('is worked out over the range that was asked for', () => {
    const { code, out } = explained('formula=x - 3', 'from=2', 'to=5', 'y=0');
    assert.equal(code, 0);
    // 12 steps of ¼ from 2 to 5
    assert.match(out, /^ *2\.25 +−0\.75 +1 /m);
    assert.match(out, /^The formula is zero at x [≈=] 3\b/m);
  });
});
