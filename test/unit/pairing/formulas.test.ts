import assert from 'node:assert/strict';
import { readQuestionAt } from '../../../src/pairing';

function question(marked: string, languageId = 'python'): ReturnType<typeof readQuestionAt> {
  return readQuestionAt(marked.replace('¦', ''), marked.indexOf('¦'), languageId);
}

function assertLoss(marked: string, expected: number, name: string, languageId?: string): void {
  const read = question(marked, languageId);
  assert.equal(read?.lossName, name);
  assert.ok(read.loss !== null && Math.abs(read.loss - expected) < 1e-12, `loss ${read.loss}`);
  assert.equal(read.convention, null);
}

describe('a loss that a program writes out', () => {
  it('is the cross entropy of one distribution', () => {
    const code = 'q = np.array([0.5, ¦0.25, 0.25])\ny = np.array([0, 1, 0])\nloss = -np.sum(y * np.log(q))\n';
    assertLoss(code, Math.log(4), 'crossEntropyProbs');
  });

  it('is averaged over the rows, with what is added against a logarithm of 0', () => {
    const code =
      'probs = np.array([[0.5, ¦0.5], [0.75, 0.25]])\ny = np.array([[1, 0], [0, 1]])\nloss = -np.mean(np.sum(y * np.log(probs + 1e-12), axis=1))\n';
    assertLoss(code, -(Math.log(0.5 + 1e-12) + Math.log(0.25 + 1e-12)) / 2, 'crossEntropyProbs');
  });

  it('is a binary cross entropy in R', () => {
    const code =
      'y_true <- c(1, 0)\ny_pred <- c(0.5, ¦0.75)\n-mean(y_true * log(y_pred) + (1 - y_true) * log(1 - y_pred))\n';
    assertLoss(code, (Math.log(2) + Math.log(4)) / 2, 'bceProbs', 'r');
  });

  it('goes down the columns in Julia', () => {
    const code = 'p = [0.5 0.75; 0.5 ¦0.25]\ny = [0 1; 1 0]\nloss = -mean(sum(y .* log.(p), dims=1))\n';
    assertLoss(code, (Math.log(2) + Math.log(4 / 3)) / 2, 'crossEntropyProbs', 'julia');
  });

  it('is a mean of squares or of absolute differences', () => {
    const names = 'y_pred = np.array([1.0, ¦2.0])\ny_true = np.array([1.5, 4.0])\n';
    assertLoss(`${names}loss = ((y_pred - y_true) ** 2).mean()\n`, (0.25 + 4) / 2, 'squaredError');
    assertLoss(`${names}loss = np.mean(np.abs(y_true - y_pred))\n`, (0.5 + 2) / 2, 'absoluteError');
  });

  it('is none without the minus before it', () => {
    const read = question('w = np.array([0.5, ¦0.25])\nv = np.array([0, 1])\ngain = np.sum(v * np.log(w))\n');
    assert.equal(read?.loss, null);
  });

  it('is none where it is averaged over the elements of rows', () => {
    const read = question(
      'w = np.array([0.5, ¦0.25])\nv = np.array([0, 1])\nloss = -np.mean(v * np.log(w))\n',
    );
    assert.equal(read?.loss, null);
  });

  it('is none of parameters, which may be given anything', () => {
    const read = question(
      'def entropy(p, q):\n    return -np.sum(p * np.log(q))\n\nentropy(np.array([0.5, 0.5]), np.array([0.25, ¦0.75]))\n',
    );
    assert.equal(read?.loss, null);
  });
});
