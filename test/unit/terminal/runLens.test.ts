import assert from 'node:assert/strict';
import { runLens, type LensArguments } from '../../../src/terminal/runLens';

const files: Readonly<Record<string, string>> = {
  'train.py': 'x = 1\nlogits = [2.1, -0.3, 0.7, 1.4, -1.2]  # target=1\n',
  'none.py': 'x = 1\n',
  'ragged.py': 'x = [[1.0, 2.0], [3.0]]\n',
  'wrong.py': 'x = [1.0, "two"]\n',
  '-': 'logits = [0.0, 0.0]  # target=0\n',
};

function run(call: Partial<LensArguments> | string): { code: number; out: string; error: string } {
  const out: string[] = [];
  const errors: string[] = [];
  const full = typeof call === 'string' ? call : { operands: [], help: false, ...call };
  const code = runLens(full, {
    read(file) {
      const text = files[file];
      if (text === undefined) throw new Error(`no such file: ${file}`);
      return text;
    },
    print: (text) => void out.push(text),
    complain: (text) => void errors.push(text),
  });
  return { code, out: out.join('\n'), error: errors.join('\n') };
}

describe('the lens in a terminal', () => {
  it('prints the report of the array on a line', () => {
    const { code, out } = run({ operands: ['train.py:2'] });
    assert.equal(code, 0);
    assert.match(out, /^Logits \(by name\), 5 classes: softmax applied\. Target 1, from `target=1`$/m);
    assert.match(out, /^H = 3\.026 nats = LogSumExp\(ℓ\) − pᵀℓ = 2\.726 − \(−0\.300\)$/m);
    assert.match(out, /^1 \(target\) +−0\.3 +0\.0485 +1 +−0\.952$/m);
  });

  it('prints every array of a file with its place where no line is given', () => {
    const { code, out } = run({ operands: ['train.py'] });
    assert.equal(code, 0);
    assert.match(out, /^train\.py:2:10$/m);
  });

  it('reads standard input in a given language', () => {
    // H of two equal logits is ln 2.
    const { code, out } = run({ operands: ['-:1'], language: 'python' });
    assert.equal(code, 0);
    assert.match(out, /^H = 0\.693 nats/m);
  });

  it('says on every row of a ragged nesting that it is ragged', () => {
    const { out } = run({ operands: ['ragged.py:1:8'] });
    assert.match(out, /ragged: a row of 1 after rows of 2/);
  });

  const refusedExplanations: [string, Partial<LensArguments>, number, RegExp][] = [
    [
      'an explanation that there is not',
      { explain: 'why' },
      2,
      /^--explain expects one of list, .*; found why\.$/,
    ],
    [
      'a choice that there is not, and shows no other in its place',
      { operands: ['train.py:2'], explain: 'derivation', inputs: ['class=99'] },
      1,
      /^class expects one of 0, 1, 2, 3, 4; found 99\.$/,
    ],
    [
      'a seed that is no number',
      { operands: ['train.py:2'], explain: 'oneSample', inputs: ['seed=abc'] },
      1,
      /^seed expects a whole number above 0; found abc\.$/,
    ],
    [
      'an input without a name',
      { explain: 'list', inputs: ['=3'] },
      2,
      /^--input expects NAME=VALUE; found =3\.$/,
    ],
    [
      'a file without a line',
      { operands: ['train.py'], explain: 'list' },
      2,
      /^--explain needs a line: train\.py:/,
    ],
  ];
  for (const [what, call, code, message] of refusedExplanations) {
    it(`refuses ${what}`, () => {
      const result = run({ operands: ['train.py:2'], ...call });
      assert.equal(result.code, code);
      assert.match(result.error, message);
      assert.equal(result.out, '');
    });
  }

  const refusals: [string, Partial<LensArguments> | string, number, RegExp][] = [
    ['a wrong option', "Unknown option '--foo'", 2, /Unknown option[\s\S]*Usage:/],
    ['no file', {}, 2, /^One file is expected; found 0\./],
    ['a file that is not there', { operands: ['gone.py:1'] }, 1, /^gone\.py cannot be read: no such file/],
    ['a line that is not there', { operands: ['train.py:9'] }, 1, /there is no line 9/],
    ['line 0', { operands: ['train.py:0'] }, 1, /counted from 1; found 0/],
    ['a column that is not there', { operands: ['train.py:1:80'] }, 1, /has no column 80/],
    ['a line without an array', { operands: ['train.py:1'] }, 1, /^There is no array of numbers here/],
    ['a file without arrays', { operands: ['none.py'] }, 1, /holds no array of numbers/],
    ['an array with a string in it', { operands: ['wrong.py:1:6'] }, 1, /expected; found "two"/],
  ];

  for (const [what, call, code, sentence] of refusals) {
    it(`says what is wrong with ${what} and ends with ${code}`, () => {
      const result = run(call);
      assert.equal(result.code, code);
      assert.match(result.error, sentence);
      assert.equal(result.out, '');
    });
  }
});
