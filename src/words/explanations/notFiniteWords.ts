import { t } from '@vscode/l10n';
import type { NotFiniteFinding, NotFiniteRule } from '../../core/explanations/notFinite';
import { formatNumber } from '../numbers';

/** The rule, in a sentence that goes on from `Row 0, class 1 (−∞): `. */
export function ruleWords({ rule, value = NaN }: NotFiniteFinding): string {
  const number = formatNumber(value, 6);
  switch (rule) {
    case 'nanScore':
      return t(
        'a NaN among the scores. Every sum with it is NaN, so q, loss and gradient of its whole row are.',
      );
    case 'nanTarget':
      return t('a NaN in the target, which makes the loss NaN.');
    case 'infiniteLogit':
      return t('a logit of +∞. Softmax takes the largest off, ∞ − ∞ = NaN; without that it is ∞/∞ = NaN.');
    case 'allMasked':
      return t('every logit of the row is −∞. Softmax is 0/0 = NaN: a fully masked row has no distribution.');
    case 'maskedTarget':
      return t('the target asks for a class of probability 0: −log 0 = ∞.');
    case 'maskedBySmoothing':
      return t('label smoothing gives every class a share, this one of probability 0 too: −(ε/C) log 0 = ∞.');
    case 'zeroTimesInfinity':
      return t(
        'the target is 0 where log q is −∞. 0 · (−∞) is taken as 0 here, its limit; multiplied as it stands it is NaN.',
      );
    case 'maskedOther':
      return t(
        'probability 0, log q = −∞, at a class that the target does not ask for. The loss stays finite.',
      );
    case 'maskedAlone':
      return t('probability 0, log q = −∞. A loss is infinite only where its target asks for this class.');
    case 'zeroComplement':
      return t('the probability is 1 and y is below 1: −log(1 − 1) = ∞.');
    case 'negativeProbability':
      return t('{0} is no probability: its logarithm, or that of 1 − q, is NaN.', number);
    case 'infiniteScore':
      return t('an infinite score: a difference or a product with it is ∞ or NaN.');
    case 'infiniteTarget':
      return t('an infinite target.');
    case 'allIgnored':
      return t('every target is the ignore index {0}. No row is left, and the mean is 0/0 = NaN.', number);
    case 'zeroWeights':
      return t('the weights of all targets sum to 0, and the mean divides by that: 0/0 = NaN.');
    case 'emptyBatch':
      return t('there is no number at all: the mean of nothing is 0/0 = NaN.');
    default:
      return rangeWords(rule, number);
  }
}

function rangeWords(rule: NotFiniteRule, number: string): string {
  switch (rule) {
    case 'ignoredNotFinite':
      return t(
        'in a row that is left out. Its loss does not count, but 0 times its gradient may still be NaN.',
      );
    case 'lossNotFinite':
      return t(
        'the scores are finite and the loss is {0}: it overflows a double, or takes a logarithm or an inverse of 0.',
        number,
      );
    case 'overflowFloat16':
      return t('{0} is ∞ as a float16, whose largest number is 65504.', number);
    case 'overflowFloat32':
      return t('{0} is ∞ as a float32, whose largest number is 3.4e38.', number);
    case 'lossOverflowFloat16':
      return t('the loss, {0}, is ∞ as a float16, whose largest number is 65504.', number);
    case 'lossOverflowFloat32':
      return t('the loss, {0}, is ∞ as a float32, whose largest number is 3.4e38.', number);
    case 'exponentialFloat32':
      return t(
        'e to the {0} is ∞ in float32 (from 88.72 on): a softmax that does not take off the largest logit first gives ∞/∞ = NaN.',
        number,
      );
    case 'exponentialFloat16':
      return t(
        'e to the {0} is ∞ in float16 (from 11.09 on): a softmax that does not take off the largest logit first gives ∞/∞ = NaN.',
        number,
      );
    case 'underflowFloat32':
      return t(
        'the target’s probability is 0 in float32: log(softmax(ℓ)) in two steps is log 0 = −∞ and its gradient NaN. log_softmax in one step stays finite.',
      );
    default:
      return '';
  }
}

/** What mends it; undefined where nothing need be. */
export function remedyWords(rule: NotFiniteRule): string | undefined {
  switch (rule) {
    case 'infiniteLogit':
      return t('Find what divides by 0 or overflows before these logits; clamping them hides it.');
    case 'allMasked':
      return t(
        'Leave fully masked rows out, or mask with a large negative number (e.g. finfo(dtype).min) instead of −∞ and drop the row from the mean.',
      );
    case 'maskedTarget':
      return t(
        'A target must not be masked: check the mask against the targets. From probabilities, take the loss of the logits instead.',
      );
    case 'maskedBySmoothing':
      return t(
        'Smooth over the classes that are left only, or mask with a large negative number in place of −∞.',
      );
    case 'zeroTimesInfinity':
      return t(
        'Use index targets, xlogy(p, q) or a where() before the product, or mask with a large negative number in place of −∞.',
      );
    case 'zeroComplement':
    case 'negativeProbability':
      return t('Pass logits to the loss that takes logits: it never forms these probabilities.');
    case 'allIgnored':
    case 'zeroWeights':
    case 'emptyBatch':
      return t('Skip such a batch, or sum the losses and divide by max(count, 1).');
    case 'ignoredNotFinite':
      return t('Fill the logits of ignored rows with zeros before the loss.');
    case 'overflowFloat16':
    case 'lossOverflowFloat16':
      return t('Take the loss in float32 or bfloat16, which reach 3.4e38; with float16 use loss scaling.');
    case 'overflowFloat32':
    case 'lossOverflowFloat32':
    case 'lossNotFinite':
      return t('Scale the values, or look at why they are so large.');
    case 'exponentialFloat32':
    case 'exponentialFloat16':
    case 'underflowFloat32':
      return t('Use log_softmax, logsumexp or the loss that takes logits: they shift by the largest logit.');
    default:
      return undefined;
  }
}
