/** Screen pixels against the pixels of the device, so that lines and bars are sharp at any zoom. */

/** The nearest length that is a whole number of device pixels. */
export function snap(length: number): number {
  return Math.round(length * devicePixelRatio) / devicePixelRatio;
}

/** One screen pixel, or the nearest whole number of device pixels, at least one. */
export function hairline(): number {
  return Math.max(1, Math.round(devicePixelRatio)) / devicePixelRatio;
}

/** The least whole length, from the given one on, that is also a whole number of device pixels (8 tries). */
export function wholeLength(length: number): number {
  const least = Math.ceil(length);
  for (let tried = least; tried < least + 8; tried++) {
    if (Number.isInteger(Math.round(tried * devicePixelRatio * 1e6) / 1e6)) return tried;
  }
  return least;
}
