import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAt, readQuestionAt } from '../../../src/pairing';

const pair =
  'logits = torch.tensor([[0.3, 1.0]])\ny = torch.tensor([0])\nloss = F.cross_entropy(logits, y)\n';
/** Generous, since a test machine may be busy; quadratic work on these texts takes minutes. */
const MOST_MILLISECONDS = 3_000;

const texts: Readonly<Record<string, string>> = {
  'opening parentheses': '('.repeat(200_000),
  'opening brackets': '['.repeat(200_000),
  'nested calls': `${'f('.repeat(100_000)}1${')'.repeat(100_000)}`,
  'unclosed calls': 'a.b('.repeat(60_000),
  'minus signs': '- '.repeat(100_000),
  quotes: '"""'.repeat(60_001),
  backticks: '`'.repeat(100_001),
  'function words': 'function '.repeat(30_000),
  arrows: 'a=>'.repeat(60_000),
  blocks: 'if(x){'.repeat(30_000),
  'one name given again and again': 'x = x + x\n'.repeat(20_000),
  'a chain of names': Array.from({ length: 4_000 }, (_, i) => `x${i + 1} = x${i} + x${i}\n`).join(''),
  'calls of losses': 'F.cross_entropy(logits, y)\n'.repeat(8_000),
  comments: '# label label label\n'.repeat(10_000),
  'labels without values': 'label: '.repeat(30_000),
  commas: 'x,'.repeat(100_000),
};

describe('hostile text', () => {
  for (const [name, text] of Object.entries(texts))
    for (const languageId of ['python', 'javascript', 'log'])
      it(`${name} beside an array cost no more than their length in ${languageId}`, () => {
        for (const whole of [`${text}\n${pair}`, `${pair}${text}`]) {
          const begun = performance.now();
          const reading = readAt({ text: whole, languageId, offset: whole.indexOf('0.3, 1.0') + 2 });
          assert.ok(reading);
          assert.ok(performance.now() - begun < MOST_MILLISECONDS);
        }
      });

  it('a row of 200,000 classes passes through operations and as an argument of one', () => {
    const row = Array.from({ length: 200_000 }, (_, index) => (index === 7 ? 1 : 0)).join(', ');
    for (const code of ['x.argmax(dim=1)', 'x.softmax(-1)', 'F.one_hot(x)', `x.view([${row}])`]) {
      const text = `x = torch.tensor([[${row}]])\nF.cross_entropy(x, ${code})\n`;
      const reading = readAt({ text, languageId: 'python', offset: 20 });
      assert.equal(reading?.array.values.length, 200_000);
    }
  });

  it('any text made of pieces of code is read without an error', () => {
    const piece = fc.constantFrom(
      ...'( ) [ ] { } , : = . => -> + - * / ** " \' ` # // \n \\ if else for in def class function import from as lambda new logits labels y F cross_entropy nn torch tensor softmax log T view'.split(
        ' ',
      ),
      '\n',
      '    ',
      '[0.5, 1.5]',
      '[[0.5, 1.5], [2.0, 3.0]]',
      '[0, 1]',
      '1',
      '-1',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('python', 'javascript', 'json', 'log', 'markdown'),
        (pieces, languageId) => {
          const text = pieces.join('');
          for (const match of text.matchAll(/\[0?\d/g)) readQuestionAt(text, match.index + 1, languageId);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
