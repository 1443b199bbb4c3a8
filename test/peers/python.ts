import { spawnSync } from 'node:child_process';

/** Where a Python may be: the one named in PYTHON, the one of the path, and the system's own. */
const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'];

/** A Python that can import a module; undefined where none can. */
export function pythonWith(module: string): string | undefined {
  return candidates.find(
    (python) =>
      python !== undefined &&
      spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore', timeout: 60_000 }).status === 0,
  );
}
