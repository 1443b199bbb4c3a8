import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import { complementOfLargest, type SoftmaxRow } from '../kernel/softmaxRow';

/**
 * The chain rule through q = softmax(ℓ/T): from g = ∂loss/∂q to ∂loss/∂ℓ_k = q_k (g_k − Σ q g)/T.
 * A constant taken off g changes nothing: with that of the class of the largest q taken off, nothing cancels near
 * q = 1, where Σ q g is nearly that constant.
 */
export function throughSoftmax(row: SoftmaxRow, q: Float64Array, gradientOfQ: Float64Array): Float64Array {
  const { largest, temperature } = row;
  const anchor = gradientOfQ[largest];
  const mean = new CompensatedSum();
  q.forEach((value, index) => {
    if (index !== largest) mean.addProduct(value, gradientOfQ[index] - anchor);
  });
  return gradientOfQ.map((value, index) => (q[index] * (value - anchor - mean.value)) / temperature);
}

/** As `throughSoftmax`, from the products u = q g, which stay finite where g alone would not: (u_k − q_k Σ u)/T. */
export function throughSoftmaxOfProducts(
  row: SoftmaxRow,
  q: Float64Array,
  products: Float64Array,
): Float64Array {
  const { largest, temperature } = row;
  const others = sumOf(products, largest);
  const sum = products[largest] + others;
  return products.map((value, index) => {
    const change =
      index === largest ? value * complementOfLargest(row) - q[index] * others : value - q[index] * sum;
    return change / temperature;
  });
}
