/**
 * Puts seeded random inputs through core and through PyTorch, prints the largest relative difference per operation and
 * writes docs/peers.md. Fails where a difference is beyond what rounding explains, or is told by no policy.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import { compare } from './compare';
import { peersPage } from './page';
import { peerCases } from './peerCase';
import { askPyTorch } from './pytorch';

const count = 2000;
const seed = 20240607;
/** PyTorch's own rounding of a loss of 10⁻⁶, say, is 10⁻¹⁰ of it. */
const bound = 1e-9;
/** Logits of 10⁸ divided by a temperature before the shift, as PyTorch has to be asked, are rounded to 10⁻⁸. */
const extremeBound = 1e-7;

process.exitCode = main() ? 0 : 1;

function main(): boolean {
  const cases = peerCases(count, seed);
  const peer = askPyTorch(cases);
  if (peer === undefined) {
    console.log('PyTorch is not present: say in PYTHON which Python has it. Nothing was compared.');
    return true;
  }
  const comparison = compare(cases, peer.answers);
  console.log(`${count} inputs, PyTorch ${peer.version}. Largest relative difference per operation:`);
  for (const one of comparison.figures) {
    const extreme = `extreme ${one.extremeLoss.toExponential(1)}, ${one.extremeGradient.toExponential(1)}`;
    const figures = `loss ${one.loss.toExponential(1)}, gradient ${one.gradient.toExponential(1)}, ${extreme}`;
    console.log(`${one.operation} (${one.inputs}): ${figures}`);
  }
  for (const [policy, times] of comparison.policies) console.log(`by policy: ${policy} (${times})`);
  for (const line of comparison.unexplained) console.log(`unexplained: ${line}`);
  const page = peersPage(comparison, `PyTorch ${peer.version} on Node.js ${process.versions.node}`, count);
  writeFileSync(join(projectRoot(), 'docs', 'peers.md'), page);
  console.log('Written: docs/peers.md');
  const isWithin = comparison.figures.every(
    ({ loss, gradient, extremeLoss, extremeGradient }) =>
      Math.max(loss, gradient) <= bound && Math.max(extremeLoss, extremeGradient) <= extremeBound,
  );
  if (!isWithin) console.log(`A difference is above ${bound}, or ${extremeBound} for extreme inputs.`);
  return isWithin && comparison.unexplained.length === 0;
}
