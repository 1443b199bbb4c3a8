import { canonicalName, isArrayLibrary, isWrapper, takesShape } from './callees';
import { dottedName, type CallExpression, type Expression } from './expressions';
import { arrayOfElements, arrayOfList } from './literals';
import { isOperation, operationNamed, type OperationArguments } from './operations';
import { applySteps } from './preparedScores';
import { lookUp, type Returned } from './program';
import { lastPart, quoted, type Context, type Place, type Resolved } from './resolved';
import { refused, refusedPart, withStep } from './resolvedSteps';
import { axisOf, permuted, productOf, reshaped, type Tensor } from './tensor';
import type { TextRange } from '../arrays/numericArray';

/** Methods that leave a single number what it is. */
const passesNumber =
  /^(?:item|numpy|float|long|int|to|cpu|cuda|view|reshape|unsqueeze|squeeze|detach|double|flatten)$/;
/** Numbers of a list that is an argument of an operation: axes and lengths are few. */
const MAX_LISTED = 32;
const unknown: Resolved = { kind: 'unknown' };

/** What resolves everything that is no call. */
interface ExpressionResolver {
  readonly context: Context;
  resolve(expression: Expression, place: Place, depth?: number): Resolved;
  numberOf(expression: Expression, place: Place): number | undefined;
}

/** Resolves calls: wrappers, operations of array libraries and methods of arrays. */
export class CallResolver {
  constructor(private readonly resolver: ExpressionResolver) {}

  resolve(expression: CallExpression, place: Place, depth: number): Resolved {
    const name = canonicalName(
      this.resolver.context.program,
      expression.callee,
      this.resolver.context.syntax.backticks,
    );
    if (name === 'matrix') return this.matrix(expression, place, depth);
    if (name !== undefined && isWrapper(name)) return this.wrapped(expression, place, depth);
    if (name !== undefined && takesShape(name)) return unknown;
    if (name === 'len') return this.lengthOf(this.argument(expression, place, depth), 0, expression);
    if (name === 'float' || name === 'int') return this.argument(expression, place, depth);
    if (expression.callee.kind === 'attribute' && !(name !== undefined && isArrayLibrary(name))) {
      const object = this.resolver.resolve(expression.callee.object, place, depth);
      const [axis, ...more] = expression.arguments;
      if (object.kind === 'array' && expression.callee.name === 'size' && axis && more.length === 0)
        return this.lengthOf(object, this.resolver.numberOf(axis.value, place), expression);
      if (object.kind === 'array') return this.method(expression, expression.callee.name, object, place);
      if (object.kind === 'refused') return object;
      if (object.kind === 'number' && passesNumber.test(expression.callee.name)) return object;
    }
    const given = this.givenBack(expression, depth);
    if (given) return given;
    const operation = this.operationCalled(expression, name, place);
    const argument = this.argument(expression, place, depth);
    const first = operation && /one_?hot|categorical/i.test(operation.name) ? asArray(argument) : argument;
    if (first.kind === 'refused') return first;
    if (first.kind === 'number' && name !== undefined && /\.(?:log|exp|sqrt)$/.test(name))
      return this.scalar(name, first);
    if (first.kind === 'array' && operation !== undefined) {
      const args = this.operationArguments(operation.arguments, place, implicitAxisOf(operation.name));
      const built = operationNamed(lastPart(operation.name), args);
      if (built)
        return withStep(
          { ...first, isTensor: true },
          quoted(this.resolver.context.text, expression.callee),
          built,
        );
    }
    const values = expression.arguments.map((argument) => argument.value);
    const isKnownLibrary = name !== undefined && isArrayLibrary(name);
    return refusedPart(this.resolver, values, expression, place, depth, !isKnownLibrary);
  }

  /** What a function of the text gives back, where it has one `return`. */
  private givenBack({ callee }: CallExpression, depth: number): Resolved | undefined {
    const returned = this.returnedBy(callee);
    if (!returned) return undefined;
    const resolved = this.resolver.resolve(returned.value, returned, depth);
    return resolved.kind === 'array' || resolved.kind === 'number' ? resolved : undefined;
  }

  returnedBy(callee: Expression): Returned | undefined {
    const name = dottedName(callee)?.replace(/^(?:self|cls|this)\./, '') ?? '';
    const [only, ...others] = this.resolver.context.program.returns.get(name) ?? [];
    return others.length === 0 ? only : undefined;
  }

  private scalar(name: string, number: Resolved & { kind: 'number' }): Resolved {
    const change = { log: Math.log, exp: Math.exp, sqrt: Math.sqrt }[lastPart(name)];
    return change ? { ...number, value: change(number.value) } : unknown;
  }

  /** `torch.log(x)`, `F.softmax(x, dim=1)`, `nn.Softmax(dim=1)(x)`: name and the arguments beside the array. */
  private operationCalled(
    expression: CallExpression,
    name: string | undefined,
    place: Place,
  ): { readonly name: string; readonly arguments: CallExpression['arguments'] } | undefined {
    if (name !== undefined && isArrayLibrary(name) && isOperation(lastPart(name)))
      return { name, arguments: expression.arguments.slice(1) };
    const callee = this.moduleCalled(expression.callee, place);
    if (callee?.kind !== 'call') return undefined;
    const made = canonicalName(
      this.resolver.context.program,
      callee.callee,
      this.resolver.context.syntax.backticks,
    );
    const isModule = made !== undefined && /^torch\.nn\.(?:Softmax|LogSoftmax|Sigmoid)$/.test(made);
    return isModule ? { name: made, arguments: callee.arguments } : undefined;
  }

  /** `nn.Softmax(dim=1)` itself, or what a variable holds of the kind. */
  private moduleCalled(callee: Expression, { scope, offset }: Place): Expression | undefined {
    if (callee.kind === 'call') return callee;
    const name = dottedName(callee);
    return name === undefined ? undefined : lookUp(this.resolver.context.program, name, scope, offset)?.value;
  }

  /** `x.size(-1)`, `x.shape[0]`, `len(x)`: one length of an array. */
  lengthOf(object: Resolved, axis: number | undefined, { start, end }: TextRange): Resolved {
    if (object.kind !== 'array' || axis === undefined) return unknown;
    const tensor = applySteps(object.literal, object.steps);
    const at = 'failed' in tensor ? undefined : axisOf(tensor.shape, axis);
    const value = 'failed' in tensor || at === undefined ? undefined : tensor.shape[at];
    return value === undefined ? unknown : { kind: 'number', value, start, end };
  }

  private argument(expression: CallExpression, place: Place, depth: number): Resolved {
    const first = expression.arguments.find(
      ({ name }) =>
        name === undefined ||
        ['input', 'x', 'a', 'logits', 'data', 'value', 'object', 'indices'].includes(name),
    );
    return first ? this.resolver.resolve(first.value, place, depth) : unknown;
  }

  private wrapped(expression: CallExpression, place: Place, depth: number): Resolved {
    const inner = this.argument(expression, place, depth);
    if (inner.kind === 'number') return inner;
    if (inner.kind !== 'array') return inner;
    const tensor = { ...inner, isTensor: true };
    const text = quoted(this.resolver.context.text, expression.callee);
    const name = dottedName(expression.callee) ?? '';
    const second = expression.arguments[1]?.value;
    if (name === 'dlarray' && second?.kind === 'string' && second.value === 'BC')
      return withStep(tensor, `'BC'`, { effect: 'moved', apply: (from) => permuted(from, [1, 0]) });
    const isShaped = /tensor\dd$|tfjs\.tensor$|^tf\.tensor|Tensor\.from_vec$/.test(name);
    const shape = isShaped && second ? arrayOfList(second) : undefined;
    if (!shape) return tensor;
    const given = [...shape.values];
    return withStep(tensor, text, {
      effect: 'moved',
      apply: (from) => (productOf(given) === from.values.length ? reshaped(from, given) : undefined),
    });
  }

  /** `matrix(c(…), nrow = 2, byrow = TRUE)` of R, whose numbers run down the columns otherwise. */
  private matrix(expression: CallExpression, place: Place, depth: number): Resolved {
    const inner = this.argument(expression, place, depth);
    if (inner.kind !== 'array') return inner;
    const order = ['data', 'nrow', 'ncol', 'byrow'];
    const given = new Map<string, number | undefined>();
    expression.arguments.forEach(({ name, value }, index) =>
      given.set(name ?? order[index] ?? '', this.resolver.numberOf(value, place)),
    );
    const text = quoted(this.resolver.context.text, expression.callee);
    return withStep({ ...inner, isTensor: true }, text, {
      effect: 'moved',
      apply: (from) => filledMatrix(from, given.get('nrow'), given.get('ncol'), given.get('byrow') === 1),
    });
  }

  private method(
    call: CallExpression,
    name: string,
    object: Resolved & { kind: 'array' },
    place: Place,
  ): Resolved {
    const { text } = this.resolver.context;
    const written = quoted(text, { start: call.callee.end - name.length - 1, end: call.end });
    const args = this.operationArguments(call.arguments, place, 'torch');
    const operation = isOperation(name) ? operationNamed(name, args) : undefined;
    if (!operation) return refused(object.literal, written, call);
    return withStep({ ...object, isTensor: true }, written, operation);
  }

  private operationArguments(
    given: CallExpression['arguments'],
    place: Place,
    implicitAxis: OperationArguments['implicitAxis'],
  ): OperationArguments {
    const numbers: (number | undefined)[] = [];
    const named = new Map<string, number | undefined>();
    let known = true;
    let toInteger = false;
    for (const { name, value } of given) {
      const source = quoted(this.resolver.context.text, value);
      toInteger ||= /(?:^|[.'"])(?:u?int\d*|long)\b/.test(source);
      if (name === 'dtype' || name === 'device' || name === 'copy' || name === 'keepdim') continue;
      if (value.kind === 'array' && value.array.values.length <= MAX_LISTED)
        numbers.push(...value.array.values);
      else {
        const number = this.resolver.numberOf(value, place);
        known &&= number !== undefined;
        if (name === undefined) numbers.push(number);
        else named.set(name, number);
      }
    }
    return { numbers, named, known, implicitAxis, toInteger };
  }
}

/** A single number as an array of one. */
function asArray(resolved: Resolved): Resolved {
  if (resolved.kind !== 'number') return resolved;
  const literal = arrayOfElements(resolved, [1], [resolved]);
  return { kind: 'array', literal, steps: [], isTensor: false };
}

function filledMatrix(
  from: Tensor,
  givenRows: number | undefined,
  givenColumns: number | undefined,
  byRow: boolean,
): Tensor | undefined {
  // A list of rows of JavaScript or a matrix of NumPy is one already.
  if (from.shape.length > 1) return givenRows === undefined && givenColumns === undefined ? from : undefined;
  const count = from.values.length;
  const rows = givenRows ?? (givenColumns === undefined ? count : count / givenColumns);
  const columns = givenColumns ?? count / rows;
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows * columns !== count) return undefined;
  return byRow ? reshaped(from, [rows, columns]) : permuted(reshaped(from, [columns, rows]), [1, 0]);
}

function implicitAxisOf(name: string): OperationArguments['implicitAxis'] {
  if (name.startsWith('torch')) return 'torch';
  return name.startsWith('scipy') ? 'none' : 'last';
}
