import type { GradientCheck } from './gradientCheck';

/** More classes or rows than these are not looked for one by one. */
const mostReordered = 64;

/**
 * Whether the given gradient is the analytic one [rows, classes] transposed, or with its classes or rows in another
 * order: `indices` says which of the analytic stands at each place.
 *
 * @param within whether given[index] may be a number.
 */
export function reordered(
  analytic: Float64Array,
  rows: number,
  classes: number,
  within: (index: number, value: number) => boolean,
): GradientCheck['order'] {
  const turned = Array.from(
    analytic,
    (_, index) => analytic[(index % rows) * classes + Math.floor(index / rows)],
  );
  if (rows > 1 && classes > 1 && turned.every((value, index) => within(index, value))) {
    return { of: 'transposed', indices: [] };
  }
  const ofClasses = order(classes, (place, other) =>
    steps(rows).every((row) => within(row * classes + place, analytic[row * classes + other])),
  );
  if (ofClasses) return { of: 'classes', indices: ofClasses };
  const ofRows = order(rows, (place, other) =>
    steps(classes).every((index) => within(place * classes + index, analytic[other * classes + index])),
  );
  return ofRows && { of: 'rows', indices: ofRows };
}

const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Each place takes the first unused other that fits it; undefined unless all do, each once. */
function order(count: number, isSame: (place: number, other: number) => boolean): number[] | undefined {
  if (count < 2 || count > mostReordered) return undefined;
  const unused = new Set(steps(count));
  const result: number[] = [];
  for (const place of steps(count)) {
    const other = [...unused].find((each) => isSame(place, each));
    if (other === undefined) return undefined;
    unused.delete(other);
    result.push(other);
  }
  return result;
}
