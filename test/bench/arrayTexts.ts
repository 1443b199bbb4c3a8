/** Numbers between 0 and 1, the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** JSON with one array of rows of 32 numbers, about `size` characters long. */
export function nestedJson(size: number, number: (random: () => number) => string): string {
  const random = randomNumbers(11);
  const rows: string[] = [];
  for (let length = 0; length < size; length += rows[rows.length - 1].length + 2) {
    rows.push(`    [${Array.from({ length: 32 }, () => number(random)).join(', ')}]`);
  }
  return `{"rows": [\n${rows.join(',\n')}\n]}`;
}

export const sixDecimals = (random: () => number): string => (random() * 40 - 20).toFixed(6);
export const allDigits = (random: () => number): string => String(random() * 40 - 20 + random() * 1e-9);
export const exponents = (random: () => number): string =>
  ((random() * 2 - 1) * 10 ** (Math.floor(random() * 9) - 5)).toExponential(6);

/** Python of about `size` characters with an array in each of `count` functions, and where each array begins. */
export function pythonFile(
  count: number,
  size: number,
): { readonly text: string; readonly starts: readonly number[] } {
  const random = randomNumbers(15);
  const starts: number[] = [];
  const parts: string[] = ['import numpy as np\n\n'];
  let length = parts[0].length;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const filler = [
    '    hidden = layer(hidden)[0] + f(index, 1, 2)\n',
    '    # the weights of layer[1:3, 2] and (a, b)\n',
    '    text = "value 3.14 [x]"\n',
  ];
  for (let number = 0; number < count; number++) {
    add(`def function_${number}(x, y=3):\n`);
    while (length < (size * (number + 1)) / count - 120) add(filler[Math.floor(random() * filler.length)]);
    add('    values = np.array(');
    starts.push(length);
    add(`[${Array.from({ length: 10 }, () => (random() * 10 - 5).toFixed(4)).join(', ')}]`);
    add(')\n    return values\n\n');
  }
  return { text: parts.join(''), starts };
}
