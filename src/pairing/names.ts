/** What a variable's, a field's or an argument's name says of the numbers under it. */
export type NameRole =
  | 'logits'
  | 'probabilities'
  | 'log-probabilities'
  | 'output'
  | 'target'
  | 'weights'
  | 'indices'
  | 'none'
  | undefined;

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words of which one is enough to say: these are no scores and no target. */
const other = set(
  'shape shapes size sizes dim dims lr lrs rate rates betas beta momentum loss losses history epoch epochs step steps ' +
    'accuracy acc acces metric metrics mean std stds var bbox box boxes bounds coord coords coordinate coordinates ' +
    'position positions point points keypoints landmarks polygon polygons vertices contours version versions date dates time times timestamp timestamps duration durations ' +
    'published created updated kernel stride strides padding dilation layers hidden milestones seed seeds color colors ' +
    'rgb feature features embedding embeddings vector token tokens bytes offsets range ranges axis axes xlim ylim figsize ' +
    'confusion matrix price prices count counts grad grads gradient gradients bias biases threshold thresholds length lengths ' +
    'entropy perplexity error errors f1 precision recall auc schedule temperature temperatures x_axis ticks bins edges ' +
    'split splits ratio ratios fraction fractions dropout decay eps epsilon gamma alpha scale scales anchors crop jitter ' +
    'fps speed distance distances area areas height heights width widths lat lon location center centers centroid mu sigma ' +
    'cov plot plt figure normalize normalise adam adamw sgd optimizer histogram quantile quantiles percentile percentiles ' +
    'cv latency age ages id ids mask masks image images img pixel pixels sample samples input inputs',
);
const logits = set('logit logits score scores energies energy unnormalized unnormalised');
const probabilities = set(
  'prob probs probability probabilities proba probas softmax softmaxed sigmoid posterior confidence confidences likelihoods',
);
const targets = set(
  'target targets label labels truth gt groundtruth onehot true gold expected_class y_true tgt teacher soft_targets answer',
);
const outputs = set(
  'output outputs out pred preds prediction predictions hat yhat predicted forecast estimate estimates',
);

const exact: Readonly<Record<string, NameRole>> = {
  p: 'probabilities',
  q: 'probabilities',
  y: 'target',
  t: 'target',
  ys: 'target',
  y_onehot: 'target',
  one_hot: 'target',
  hot: 'target',
  y_batch: 'target',
  y_test: 'target',
  y_train: 'target',
  y_val: 'target',
  logp: 'log-probabilities',
  logq: 'log-probabilities',
  lsm: 'log-probabilities',
  target_class: 'target',
  class_index: 'target',
  label_ids: 'target',
  pos_label: 'none',
  sequences_scores: 'none',
  segmentation: 'none',
  num_labels: 'none',
  n_labels: 'none',
  num_targets: 'none',
  class_weight: 'weights',
  class_weights: 'weights',
  weight: 'weights',
  weights: 'weights',
  pos_weight: 'weights',
  indices: 'indices',
  index: 'indices',
  ids: 'indices',
};

/** `trainLogits`, `train_logits`, `self.train_logits` → train, logits. */
export function wordsOf(name: string): readonly string[] {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** `probs3` is a third `probs`: the word, and the number that tells it from the others. */
function numbered(word: string): { readonly word: string; readonly number: string } {
  const [, base, number] = /^(\p{L}{2,})(\d+)$/u.exec(word) ?? [];
  return base === undefined || number === undefined ? { word, number: '' } : { word: base, number };
}

export function roleOfName(name: string | undefined): NameRole {
  if (name === undefined) return undefined;
  const words = wordsOf(name).map((word) => numbered(word).word);
  const plain = words.join('_');
  if (Object.hasOwn(exact, plain)) return exact[plain];
  const has = (these: ReadonlySet<string>): boolean => words.some((word) => these.has(word));
  const isLogarithm = words.some((word) => word === 'log' || word === 'ln');
  if (words.some((word) => /^log(?:prob|probs|softmax|its_?p)$/.test(word))) return 'log-probabilities';
  if (has(other)) return 'none';
  // A target after smoothing is one, a smoothing of the labels is a number.
  if (words.includes('smoothing')) return words.includes('after') && has(targets) ? 'target' : 'none';
  if (words.includes('weight') || words.includes('weights')) return 'weights';
  if (has(logits)) return 'logits';
  if (isLogarithm && (has(probabilities) || words.includes('p') || words.includes('q')))
    return 'log-probabilities';
  if (has(probabilities)) return words[0] === 'target' || words[0] === 'teacher' ? 'target' : 'probabilities';
  if (has(outputs)) return 'output';
  if (has(targets)) return 'target';
  return undefined;
}

/** What a target's name shares with its scores' name: the words that say neither. */
export function affix(name: string): string {
  const neutral = (word: string): boolean =>
    !logits.has(word) &&
    !probabilities.has(word) &&
    !targets.has(word) &&
    !outputs.has(word) &&
    word !== 'y' &&
    word !== 'log';
  const shared = wordsOf(name).map((word) => {
    const parts = numbered(word);
    return neutral(parts.word) ? word : parts.number;
  });
  return shared.filter((word) => word !== '').join('_');
}
