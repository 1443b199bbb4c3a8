import { lensSteps } from '../lens';
import { inSlices, type Steps } from '../sources/slices';
import { hoverDocument } from '../words/hoverDocument';
import { picture } from '../words/picture';

/** Time after the start, in milliseconds: VS Code and other extensions are busy until then. */
const restingTime = 2000;
const rounds = 3;

const text = [
  'import torch',
  'logits = torch.tensor([[2.1, -0.3, 0.7], [1.4, -1.2, 0.1]])',
  'loss = F.cross_entropy(logits, torch.tensor([1, 0]))',
  'probs = [0.7, 0.2, 0.1]  # target=1',
].join('\n');
const offsets = ['2.1', '0.7,'].map((number) => text.indexOf(number));

/**
 * Reads a few lines once, in slices, so that the code is compiled before the first hover asks for it: cold it takes
 * several times as long.
 * @returns gives it up
 */
export function warmUpLater(failed: (error: unknown) => void): () => void {
  let isStopped = false;
  const timer = setTimeout(() => {
    inSlices(reading(), () => isStopped).catch(failed);
  }, restingTime);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

function* reading(): Steps<void> {
  for (let round = 0; round < rounds; round++) {
    for (const offset of offsets) {
      const { lens } = yield* lensSteps({ text, languageId: 'python', offset });
      yield;
      if (!lens) continue;
      const { description, alternative } = hoverDocument(lens);
      yield;
      if (description.answer && alternative) picture(description.answer, 'light', alternative);
      yield;
    }
  }
}
