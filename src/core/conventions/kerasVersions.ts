import type { Source } from './frameworkLoss';
import type { Given } from './given';

/** Keras 3 on TensorFlow, Keras 3 on JAX, and Keras 2, which TF-Keras goes on with. */
export type KerasVersion = 'tensorflow' | 'jax' | 'keras2';

/** `keras.config.epsilon()` unless it is set otherwise. */
export const epsilon = 1e-7;

const keras3 = { versions: '3.15', evidence: 'run', readIn: '3.0–3.15' } as const;
/** In TF-Keras the files stand under `tf_keras/` and are the same. */
const keras2 = { versions: '2.6–2.15, TF-Keras 2.15–2.21', evidence: 'read' } as const;

/** JAX shares the gradient of a number that is a bound itself between the number and the bound. */
export const slopeAtBound = (version: KerasVersion): number => (version === 'jax' ? 0.5 : 1);

/** The backend that computes cross entropies. */
export const backends: Readonly<Record<KerasVersion, Source>> = {
  tensorflow: { file: 'keras/src/backend/tensorflow/nn.py', ...keras3 },
  jax: { file: 'keras/src/backend/jax/nn.py', ...keras3 },
  keras2: { file: 'keras/backend.py', ...keras2 },
};

/** The file of the losses themselves, for a loss that came to Keras 2 later with the versions that have it. */
export function lossesFile(version: KerasVersion, since: string = keras2.versions): Source {
  return version === 'keras2'
    ? { file: 'keras/losses.py', ...keras2, versions: since }
    : { file: 'keras/src/losses/losses.py', ...keras3 };
}

/** A call with its arguments. */
export const withArguments = (given: Given, list: readonly string[]): Given =>
  list.length === 0 ? given : { ...given, call: `${given.call}(${list.join(', ')})` };
