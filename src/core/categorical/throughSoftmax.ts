import { CompensatedSum, sumOf } from '../kernel/exactArithmetic';
import { complementOfLargest, type SoftmaxRow } from '../kernel/softmaxRow';

/**
 * The chain rule through q = softmax(ℓ/T): from g = ∂loss/∂q to ∂loss/∂ℓ_k = q_k (g_k − Σ q g)/T.
 * For the class m of the largest q, g_m − Σ q g = g_m (1 − q_m) − Σ of the others, which is what is left near q_m = 1.
 */
export function throughSoftmax(row: SoftmaxRow, q: Float64Array, gradientOfQ: Float64Array): Float64Array {
  const { largest, temperature } = row;
  const complement = complementOfLargest(row);
  const ofOthers = new CompensatedSum();
  gradientOfQ.forEach((value, index) => {
    if (index !== largest) ofOthers.addProduct(q[index], value);
  });
  const mean = q[largest] * gradientOfQ[largest] + ofOthers.value;
  return gradientOfQ.map((value, index) => {
    const excess = index === largest ? value * complement - ofOthers.value : value - mean;
    return (q[index] * excess) / temperature;
  });
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
