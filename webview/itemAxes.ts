import { fromWire, type LensState, type PanelItem, type WireNumber } from '../src/protocol';
import { axisEnd } from './axes';

/** Ends of the two value axes: of q and p (or x and y), and of the gradient, which is always symmetric. */
export interface ItemAxes {
  readonly bar: number;
  readonly barIsSymmetric: boolean;
  readonly gradient: number;
}

/** One number per class, undefined where the class has none. */
export function numbers(
  items: readonly PanelItem[],
  read: (item: PanelItem) => WireNumber | undefined,
): (number | undefined)[] {
  return items.map((item) => {
    const value = read(item);
    return value === undefined ? undefined : fromWire(value);
  });
}

export function axesOf(state: LensState): ItemAxes {
  const { items } = state;
  return {
    bar: axisEnd([...numbers(items, (item) => item.bar), ...numbers(items, (item) => item.outline)]),
    barIsSymmetric: state.barAxis === 'values',
    gradient: axisEnd(numbers(items, (item) => item.gradient)),
  };
}
