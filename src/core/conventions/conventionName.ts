/** Whose rules a loss is taken by: its definition's, or a framework's. */
export const conventions = ['mathematics', 'pytorch', 'optax', 'keras', 'tensorflow', 'sklearn'] as const;
export type ConventionName = (typeof conventions)[number];
