import { spawnSync } from 'node:child_process';

/** Prints the median seconds of loss, q and gradient, one line per library that is there, one thread each. */
const program = `
import os, sys, time, statistics
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
rows, classes, rounds = map(int, sys.argv[1:])
def measure(name, run):
    repeats = max(1, 200000 // (rows * classes))
    run()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeats): run()
        times.append((time.perf_counter() - start) / repeats)
    print(name + "\\t" + repr(statistics.median(times)))
try:
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
except ImportError:
    print("NumPy\\tabsent")
try:
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
except ImportError:
    print("PyTorch\\tabsent")
`;

export interface PythonTime {
  readonly library: string;
  /** Undefined where the library is absent. */
  readonly seconds: number | undefined;
}

/** What NumPy and PyTorch take for a batch of that shape; empty where there is no Python. */
export function pythonTimes(rows: number, classes: number, rounds: number): PythonTime[] {
  const words = ['-c', program, String(rows), String(classes), String(rounds)];
  const { status, stdout } = spawnSync('python3', words, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) return [];
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [library, seconds] = line.split('\t');
      return { library, seconds: seconds === 'absent' ? undefined : Number(seconds) };
    });
}
