import type { Choices } from './reading';
import type { Step } from './step';
import { permuted, reshaped } from './tensor';

/** A flat vector as so many rows; not applied where it is not flat or has no such number of rows. */
export function cutInto({ rows, order }: NonNullable<Choices['cut']>): Step {
  return {
    text: order === 'rows' ? `${rows} × C` : `(C × ${rows})ᵀ`,
    effect: 'moved',
    apply(tensor) {
      const classes = tensor.values.length / rows;
      if (tensor.shape.length !== 1 || !Number.isInteger(classes) || classes < 1) return undefined;
      return order === 'rows'
        ? reshaped(tensor, [rows, classes])
        : permuted(reshaped(tensor, [classes, rows]), [1, 0]);
    },
  };
}

/** What is done to the scores, and then as a person chose. */
export const withCut = (steps: readonly Step[], choices: Choices | undefined): readonly Step[] =>
  choices?.cut ? [...steps, cutInto(choices.cut)] : steps;
