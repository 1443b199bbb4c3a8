import { spawnSync } from 'node:child_process';
import { pythonWith } from '../peers/python';

const numpy = pythonWith('numpy');
const torch = pythonWith('torch');

/** Prints the version and the median seconds of loss, q and gradient of a library, with one thread. */
const program = `
import os, sys, time, statistics
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
library = sys.argv[1]
rows, classes, rounds = map(int, sys.argv[2:])
def measure(name, run):
    repeats = max(1, 200000 // (rows * classes))
    run()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeats): run()
        times.append((time.perf_counter() - start) / repeats)
    print(name + "\\t" + repr(statistics.median(times)))
if library == "NumPy":
    import numpy
    logits = numpy.random.default_rng(1).uniform(-10, 10, (rows, classes))
    targets = numpy.arange(rows) % classes
    index = numpy.arange(rows)
    def with_numpy():
        shifted = logits - logits.max(axis=1, keepdims=True)
        powers = numpy.exp(shifted)
        sums = powers.sum(axis=1, keepdims=True)
        q = powers / sums
        gradient = q.copy()
        gradient[index, targets] -= 1
        return (numpy.log(sums[:, 0]) - shifted[index, targets]).sum(), q, gradient
    measure("NumPy " + numpy.__version__, with_numpy)
else:
    import torch
    torch.set_num_threads(1)
    scores = (torch.rand(rows, classes, dtype=torch.float64) * 20 - 10).requires_grad_()
    labels = torch.arange(rows) % classes
    def with_torch():
        scores.grad = None
        loss = torch.nn.functional.cross_entropy(scores, labels, reduction="sum")
        loss.backward()
        return loss, torch.softmax(scores.detach(), 1), scores.grad
    measure("PyTorch " + torch.__version__, with_torch)
`;

export interface PythonTime {
  readonly library: string;
  /** Undefined where the library is absent. */
  readonly seconds: number | undefined;
}

/** What NumPy and PyTorch take for a batch of that shape; each from the first Python that has it. */
export function pythonTimes(rows: number, classes: number, rounds: number): PythonTime[] {
  return [
    { library: 'NumPy', python: numpy },
    { library: 'PyTorch', python: torch },
  ].map(({ library, python }) => {
    const absent = { library, seconds: undefined };
    if (python === undefined) return absent;
    const words = ['-c', program, library, String(rows), String(classes), String(rounds)];
    const { status, stdout } = spawnSync(python, words, { encoding: 'utf8', timeout: 120_000 });
    const [name, seconds] = stdout.trim().split('\t');
    return status === 0 && seconds !== undefined ? { library: name, seconds: Number(seconds) } : absent;
  });
}
