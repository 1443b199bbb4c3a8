/** @throws RangeError if `index` is not that of an element. */
export function requireElement(values: Float64Array, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= values.length) {
    throw new RangeError(`No element ${index} among ${values.length}`);
  }
}
