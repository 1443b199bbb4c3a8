import assert from 'node:assert/strict';
import type { Explanation, ExplanationTable } from '../../../src/explanation';
import { readLens } from '../../../src/lens';
import type { Choices } from '../../../src/pairing/reading';
import { explain } from '../../../src/words/explanations';
import { textReport } from '../../../src/words/textReport';

function lensAt(marked: string, choices?: Choices) {
  const offset = marked.indexOf('¦');
  const { lens } = readLens({ text: marked.replace('¦', ''), languageId: 'python', offset, choices });
  assert.ok(lens);
  return lens;
}

function explained(marked: string, choices?: Choices): Explanation {
  const explanation = explain(lensAt(marked, choices), 'frameworks');
  assert.ok(explanation, 'it is not offered');
  return explanation;
}

function tables({ blocks }: Explanation): ExplanationTable[] {
  return blocks.filter((block) => block.kind === 'table');
}

function tableCalled(explanation: Explanation, caption: RegExp): ExplanationTable {
  const found = tables(explanation).find((table) => caption.test(table.caption));
  assert.ok(
    found,
    `no table ${String(caption)} among ${tables(explanation)
      .map((each) => each.caption)
      .join(' | ')}`,
  );
  return found;
}

const rowCalled = (table: ExplanationTable, name: string) => {
  const found = table.rows.find(({ cells }) => cells[0] === name);
  assert.ok(found, `no row ${name} among ${table.rows.map(({ cells }) => cells[0]).join(' | ')}`);
  return found;
};

const weighted = `import torch, torch.nn.functional as F
x = torch.tensor([[2.0, 1.0, ¦0.1], [0.5, 2.5, 0.3], [1.0, 1.0, 1.0]])
y = torch.tensor([0, 1, -100])
F.cross_entropy(x, y, weight=torch.tensor([1.0, 2.0, 3.0]))
`;

describe('the explanation of the frameworks', () => {
  it('names loss, denominator and rows left out under each convention, and marks the one in force', () => {
    const table = tableCalled(explained(weighted), /under each convention/);
    const pytorch = rowCalled(table, 'PyTorch');
    // torch.nn.functional.cross_entropy of PyTorch 1.13 in float64
    assert.equal(pytorch.cells[1], '0.2857096874');
    assert.match(pytorch.cells[2], /^3 /);
    assert.equal(pytorch.cells[3], '1 (row 2)');
    assert.match(pytorch.mark ?? '', /in force/);
    assert.match(rowCalled(table, 'optax').mark ?? '', /differs/);
  });

  it('says which rows are from source and not run', () => {
    const table = tableCalled(explained(weighted), /rules are taken from/);
    assert.equal(rowCalled(table, 'PyTorch').cells[4], 'compared with the framework');
    assert.equal(rowCalled(table, 'optax').cells[4], 'compared with the framework');
    const keras2 = table.rows.find(({ cells }) => cells[2] === 'keras/backend.py');
    assert.equal(keras2?.cells[4], 'from source, not run');
  });

  it('says what the default call of Keras gives for the same numbers, and that it takes probabilities', () => {
    const text = `import torch, torch.nn.functional as F
F.cross_entropy(torch.tensor([[2.0, ¦1.0, 0.1], [0.5, 2.5, 0.3]]), torch.tensor([0, 1]))
`;
    const table = tableCalled(explained(text), /takes them for probabilities/);
    const [name, call, loss, why] = rowCalled(table, 'Keras 3, JAX').cells;
    assert.equal(name, 'Keras 3, JAX');
    assert.equal(call, 'keras.losses.SparseCategoricalCrossentropy');
    // Keras 3.15.1 on JAX
    assert.equal(loss, '0.3579433338');
    assert.match(why.toString(), /from_logits=False/);
    assert.match(rowCalled(table, 'Keras 3, JAX').mark ?? '', /differs/);
  });

  it('writes the exponent of a small number out, and σ in each precision where q is σ', () => {
    const target = { kind: 'values', shape: [3], values: [1, 0, 1] } as const;
    const explanation = explained('x = [2.0, ¦-21.0, 0.5]\n', { loss: 'sigmoidFocal', target });
    const table = tableCalled(explanation, /each precision/);
    // 1/(1 + e^21), in double and in float32 by NumPy
    assert.equal(rowCalled(table, '1').cells[1], '7.582560422e−10');
    assert.equal(rowCalled(table, '1').cells[2], '7.58256014e−10');
  });

  it('gives the smoothed target row as numbers', () => {
    const text = `import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1.0, ¦2.0, 3.0, 4.0]]), torch.tensor([1]), label_smoothing=0.1)
`;
    const table = tableCalled(explained(text), /as it is used/);
    assert.deepEqual(
      table.rows.map(({ cells }) => cells[2]),
      ['0.025', '0.925', '0.025', '0.025', '1'],
    );
  });

  it('says that 0.9999999 in float32 is 1 − 2⁻²³', () => {
    const text = `import keras
keras.losses.BinaryCrossentropy()([0.0, 1.0], [0.9999999, ¦0.5])
`;
    const table = tableCalled(explained(text), /as each precision holds it/);
    assert.equal(table.rows[0].cells[4], '1 − 2⁻²³');
  });

  it('says before it is run what a target out of bounds raises, in each framework’s words', () => {
    const text = `import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1.0, ¦2.0, 3.0]]), torch.tensor([7]))
`;
    const table = tableCalled(explained(text), /raise/);
    assert.equal(rowCalled(table, 'PyTorch').cells[1], 'IndexError: Target 7 is out of bounds.');
    assert.match(textReport(lensAt(text)), /PyTorch raises IndexError: Target 7 is out of bounds\./);
  });

  it('says what differing batch sizes raise', () => {
    const text = `import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1.0, ¦2.0, 3.0], [1.0, 2.0, 3.0]]), torch.tensor([0, 1, 2]))
`;
    const table = tableCalled(explained(text), /raise/);
    assert.equal(
      rowCalled(table, 'PyTorch').cells[1],
      'ValueError: Expected input batch_size (2) to match target batch_size (3).',
    );
  });

  it('is not offered where no framework has such a loss', () => {
    const lens = lensAt('logits = [1.0, ¦2.0]  # target=1\n', { loss: 'spherical' });
    assert.ok(lens.question?.target);
    assert.equal(explain(lens, 'frameworks'), undefined);
  });
});

describe('the convention that a person chooses', () => {
  const squared = `import torch.nn.functional as F
F.mse_loss(torch.tensor([3.0, ¦1.0]), torch.tensor([1.0, 1.0]))
`;

  it('decides the ½ of the squared error', () => {
    assert.equal(lensAt(squared).report?.reduced, 2);
    assert.equal(lensAt(squared, { convention: 'mathematics' }).report?.reduced, 1);
    const target = { kind: 'values', shape: [2], values: [1, 1] } as const;
    const plain = 'prediction = [3.0, ¦1.0]\n';
    assert.equal(lensAt(plain, { loss: 'mse', target }).report?.reduced, 1);
    assert.equal(lensAt(plain, { loss: 'mse', target, convention: 'pytorch' }).report?.reduced, 2);
  });

  it('decides that undecided numbers within 0 … 1 are probabilities, where its default takes such, and says so', () => {
    const target = { kind: 'class', index: 0 } as const;
    const shares = 'x = [0.9, ¦0.5, 0.2]\n';
    const scaleOf = (text: string, choices: Parameters<typeof lensAt>[1]) =>
      lensAt(text, choices).reading.question?.scale;
    assert.equal(scaleOf(shares, { target }), 'logits');
    assert.equal(scaleOf(shares, { target, convention: 'pytorch' }), 'logits');
    const keras = lensAt(shares, { target, convention: 'keras' });
    assert.equal(keras.reading.question?.scale, 'probabilities');
    // TensorFlow's sparse form divides by the sum: log(1.6/0.9)
    assert.ok(Math.abs((keras.report?.reduced ?? NaN) - Math.log(1.6 / 0.9)) < 1e-12);
    assert.match(textReport(keras), /Keras’s default takes them for probabilities, not logits/);
    // Numbers beyond 1, a name or a choice decide it.
    assert.equal(scaleOf('x = [2.9, ¦0.5, 0.2]\n', { target, convention: 'keras' }), 'logits');
    assert.equal(scaleOf('logits = [0.9, ¦0.5, 0.2]\n', { target, convention: 'keras' }), 'logits');
    assert.equal(scaleOf(shares, { target, convention: 'keras', readAs: 'logits' }), 'logits');
    assert.equal(scaleOf(shares, { target, convention: 'keras', loss: 'crossEntropy' }), 'logits');
  });

  it('is named in one note where its result is not that of mathematics', () => {
    const certain = `import torch
torch.nn.BCELoss()(torch.tensor([0.0, ¦0.5]), torch.tensor([1.0, 1.0]))
`;
    const byCall = textReport(lensAt(certain));
    assert.match(byCall, /L = ∞/);
    assert.match(
      byCall,
      /PyTorch itself gives 50\.347 \(holds each logarithm to at least −100 \(one number here\)\)/,
    );
    const chosen = textReport(lensAt(certain, { convention: 'pytorch' }));
    assert.match(chosen, /L = 50\.347/);
    assert.match(chosen, /By PyTorch’s convention 50\.347 .*mathematics gives ∞\./);
  });

  it('decides whether rows of index −100 are left out', () => {
    assert.deepEqual(lensAt(weighted).report?.ignoredRows, [2]);
    assert.equal(lensAt(weighted, { convention: 'mathematics' }).blocked, true);
    const plain = 'logits = [[1.0, ¦2.0], [3.0, 1.0]]\ntargets = [1, -100]\n';
    assert.deepEqual(lensAt(plain, { convention: 'pytorch' }).report?.ignoredRows, [1]);
  });

  it('is silent where nothing differs', () => {
    const text = `import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1.0, ¦2.0, 3.0]]), torch.tensor([1]))
`;
    assert.doesNotMatch(textReport(lensAt(text, { convention: 'keras' })), /Keras/);
  });
});
