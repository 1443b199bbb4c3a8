import { t } from '@vscode/l10n';
import type { NotFiniteRule } from '../../core/explanations/notFinite';
import type { LossName } from '../../core/question';
import type { ExplanationTable } from '../../explanation';

interface Fact {
  readonly framework: string;
  readonly versions: string;
  readonly result: string;
  readonly source: string;
}

const torchRun = 'PyTorch 1.13';

/** What was run or read of a rule, with the versions it holds for; nothing is said of others. */
function factsOf(rule: NotFiniteRule, loss: LossName): Fact[] {
  const run = (result: string, versions = '1.13'): Fact => ({
    framework: 'PyTorch',
    versions,
    result,
    source: t('run with {0}', torchRun),
  });
  switch (rule) {
    case 'nanScore':
      return [
        run(t('NaN, and a NaN gradient for the row')),
        {
          framework: 'scikit-learn',
          versions: '1.2',
          result: 'ValueError: Input contains NaN.',
          source: t('run with {0}', 'scikit-learn 1.2.1'),
        },
      ];
    case 'infiniteLogit':
    case 'allMasked':
      return [run(t('NaN, and a NaN gradient for the row'))];
    case 'maskedTarget':
      return loss === 'bceProbs'
        ? clampFacts(run)
        : [run(t('∞; the gradient of a loss of logits stays finite'))];
    case 'zeroComplement':
      return clampFacts(run);
    case 'maskedBySmoothing':
      return [run(t('∞; the gradient stays finite'))];
    case 'zeroTimesInfinity':
      return zeroFacts(run, loss);
    case 'allIgnored':
      return [
        {
          framework: 'PyTorch',
          versions: t('up to 1.10'),
          result: '0',
          source: 'pytorch/pytorch#64572, #75181',
        },
        {
          ...run(t('NaN, with a gradient of 0'), t('from 1.11 on')),
          source: t('run with {0}', torchRun) + '; pytorch/pytorch#64572',
        },
      ];
    case 'zeroWeights':
      return [run(t('NaN, and a NaN gradient'))];
    case 'emptyBatch':
      return [run('NaN')];
    case 'ignoredNotFinite':
      return [
        {
          ...run(t('a finite loss, but a NaN gradient for the row')),
          source: t('run with {0}', torchRun) + '; pytorch/pytorch#11551',
        },
      ];
    case 'infiniteScore':
      return loss === 'bceWithLogits'
        ? [
            {
              ...run(t('NaN, on the right side of 0 too')),
              source: t('run with {0}', torchRun) + '; pytorch/pytorch#102894',
            },
          ]
        : [];
    case 'underflowFloat32':
      return [run(t('nll_loss of log(softmax(ℓ)): ∞ with a NaN gradient; cross_entropy: finite'))];
    case 'exponentialFloat32':
      return [run(t('exp(ℓ)/exp(ℓ).sum(): NaN; softmax: finite'))];
    case 'lossOverflowFloat32':
      return [run(t('mse_loss in float32: ∞'))];
    default:
      return [];
  }
}

type Run = (result: string, versions?: string) => Fact;

const clampFacts = (run: Run): Fact[] => [
  run(t('binary_cross_entropy holds its logarithms at −100 or above: 100')),
  {
    framework: 'PyTorch',
    versions: t('in 2018'),
    result: t('1e−12 added inside the logarithm: 27.63'),
    source: 'pytorch/pytorch#4867',
  },
];

function zeroFacts(run: Run, loss: LossName): Fact[] {
  switch (loss) {
    case 'bceProbs':
      return clampFacts(run).slice(0, 1);
    case 'klDiv':
      return [run(t('kl_div of log 0 and p = 0: NaN'))];
    case 'crossEntropy':
      return [run(t('NaN with class probabilities as the target')), ...optaxFacts()];
    default:
      return [run(t('−(p * log(q)).sum() written out: NaN'))];
  }
}

const optaxFacts = (): Fact[] => [
  {
    framework: 'optax',
    versions: '0.1.0–0.2.8',
    result: t('softmax_cross_entropy: NaN'),
    source: 'optax/losses/_classification.py',
  },
  {
    framework: 'optax',
    versions: t('from 0.2.3 on'),
    result: t('safe_softmax_cross_entropy: 0 for this class'),
    source: 'optax/losses/_classification.py',
  },
];

/** What is known of these rules by framework and version; undefined where nothing is. */
export function versionTable(rules: readonly NotFiniteRule[], loss: LossName): ExplanationTable | undefined {
  const facts = rules.flatMap((rule) => factsOf(rule, loss));
  if (facts.length === 0) return undefined;
  return {
    kind: 'table',
    caption: t('What was run or read, by version'),
    columns: [
      { heading: t('framework'), align: 'start' },
      { heading: t('versions'), align: 'start' },
      { heading: t('result'), align: 'start' },
      { heading: t('known from'), align: 'start' },
    ],
    rows: facts.map(({ framework, versions, result, source }) => ({
      cells: [framework, versions, result, source],
    })),
    note: t('Files and issues were read, not run.'),
  };
}
