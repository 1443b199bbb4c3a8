import type { Source } from './frameworkLoss';
import type { Given } from './given';

/** Keras 3 on TensorFlow, Keras 3 on JAX, and Keras 2. */
export type KerasVersion = 'tensorflow' | 'jax' | 'keras2';

/** `keras.config.epsilon()` unless it is set otherwise. */
export const epsilon = 1e-7;

/** The backend that computes cross entropies. */
export const backends: Readonly<Record<KerasVersion, Source>> = {
  tensorflow: { file: 'keras/src/backend/tensorflow/nn.py', versions: '3', evidence: 'read' },
  jax: { file: 'keras/src/backend/jax/nn.py', versions: '3', evidence: 'read' },
  keras2: { file: 'keras/backend.py', versions: '2.4–2.15', evidence: 'read' },
};

/** The file of the losses themselves. */
export function lossesFile(version: KerasVersion): Source {
  return version === 'keras2'
    ? { file: 'keras/losses.py', versions: '2.4–2.15', evidence: 'read' }
    : { file: 'keras/src/losses/losses.py', versions: '3', evidence: 'read' };
}

/** A call with its arguments. */
export const withArguments = (given: Given, list: readonly string[]): Given =>
  list.length === 0 ? given : { ...given, call: `${given.call}(${list.join(', ')})` };
