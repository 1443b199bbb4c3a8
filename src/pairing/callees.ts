import { dottedName, type Expression } from './expressions';
import { moduleName } from './imports';
import type { Program } from './program';

/** What is meant by the customary short names where no import says otherwise. */
const customary: Readonly<Record<string, string>> = {
  F: 'torch.nn.functional',
  nn: 'torch.nn',
  tf: 'tensorflow',
  np: 'numpy',
  jnp: 'jax.numpy',
  tnp: 'tensorflow.numpy',
  cp: 'cupy',
};

/** The dotted name of what is called, its first part replaced by what was imported under that name. */
export function canonicalName(
  program: Program,
  callee: Expression,
  isJavaScript: boolean,
): string | undefined {
  const name = dottedName(callee);
  if (name === undefined) return undefined;
  const dot = name.indexOf('.');
  const first = dot < 0 ? name : name.slice(0, dot);
  const rest = dot < 0 ? '' : name.slice(dot);
  const imported = program.imports.get(first);
  if (imported !== undefined) return imported + rest;
  const alias = aliasOf(program, first);
  if (alias !== undefined) return alias + rest;
  // Defined in the text itself: its name says nothing of any library.
  if (program.bindings.has(first) && !/^(?:self|this|cls)$/.test(first)) return undefined;
  if (first === 'tf' && isJavaScript) return `tfjs${rest}`;
  return Object.hasOwn(customary, first) ? `${customary[first] ?? first}${rest}` : name;
}

/** `F = torch.nn.functional`, `const tf = require("…")`: a name that is given a module or a part of one, once. */
function aliasOf(program: Program, name: string): string | undefined {
  const [binding, ...others] = program.bindings.get(name) ?? [];
  const value = others.length === 0 ? binding?.value : undefined;
  if (value?.kind === 'call' && dottedName(value.callee) === 'require') {
    const [module] = value.arguments;
    return module?.value.kind === 'string' ? moduleName(module.value.value) : undefined;
  }
  const target = value && dottedName(value);
  const root = target?.split('.', 1)[0];
  const known =
    root === undefined || root === name
      ? undefined
      : (program.imports.get(root) ?? customaryName(root) ?? libraryNamed(program, root));
  return known === undefined || target === undefined || root === undefined
    ? undefined
    : known + target.slice(root.length);
}

/** The root of a library whose import is out of sight. */
function libraryNamed({ bindings }: Program, root: string): string | undefined {
  return /^(?:torch|tensorflow|keras|optax|jax|numpy|sklearn|mxnet|paddle)$/.test(root) && !bindings.has(root)
    ? root
    : undefined;
}

function customaryName(name: string): string | undefined {
  return Object.hasOwn(customary, name) ? customary[name] : undefined;
}

const arrayLibraries = [
  'torch',
  'numpy',
  'jax',
  'tensorflow',
  'tfjs',
  'scipy.special',
  'keras.ops',
  'keras.activations',
  'keras.utils',
  'cupy',
  'mlx',
  'paddle',
  'candle_nn.ops',
  'candle_core',
  'burn.tensor',
  'Flux',
  'NNlib',
];
/** Parts of the libraries whose functions take arrays for other ends than computing with them. */
const elsewhere =
  /\.(?:testing|optim|utils\.data|save|load|random|optimizers|metrics|layers|print|set_printoptions)\b/;

export function isArrayLibrary(name: string): boolean {
  if (/^(?:optax\.smooth_labels|(?:tensorflow\.)?keras\.utils\.to_categorical)$/.test(name)) return true;
  return arrayLibraries.some((library) => name.startsWith(`${library}.`)) && !elsewhere.test(name);
}

const wrappers = new Set(
  (
    'to_tensor array asarray asanyarray tensor as_tensor from_numpy Tensor FloatTensor DoubleTensor LongTensor IntTensor ' +
    'HalfTensor BoolTensor constant convert_to_tensor Variable Parameter tensor1d tensor2d tensor3d tensor4d ' +
    'float32 float64 float16 int32 int64 matrix Float32Array Float64Array Int32Array Int16Array Int8Array Uint8Array'
  ).split(' '),
);
const tensorRoots = /^(?:torch|numpy|jax|Nx|tensorflow|tfjs|cupy|mlx|mx|keras|paddle|Float|Int|Uint)/;

/** Functions of Rust, R, MATLAB and Julia that make a tensor out of the numbers they are given. */
const makersOfTensors =
  /^(?:(?:burn\.\w+\.|burn\.|candle_core\.|candle\.|tch\.)?(?:Tensor|TensorData|Data)\.(?:new|from|from_floats|from_ints|from_data|from_slice|from_vec|of_slice|of_slice2|from_slice2|of_data_size|from_iter)|Some|arr[0-3]|torch_tensor|torch\.torch_tensor|dlarray|gpuArray|single|as\.matrix|as\.numeric|as\.integer|as\.array)$/;

/** Whether a function only makes an array of its library out of what it is given. */
export function isWrapper(name: string): boolean {
  if (makersOfTensors.test(name)) return true;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!wrappers.has(last)) return false;
  return tensorRoots.test(name) || name === last;
}

const makers =
  /\.(?:zeros|ones|empty|full|rand|randn|random|randint|uniform|normal|arange|linspace|eye|Size|zeros_like|broadcast_to)$/;

/** Whether a function of an array library takes shapes and bounds, not numbers to compute with. */
export function takesShape(name: string): boolean {
  return makers.test(name);
}
