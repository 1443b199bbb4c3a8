import type { NumericArray, TextRange } from '../arrays/numericArray';
import { activated } from './activations';
import { arithmetic, byLeft, byRight, isTemperatureName } from './arithmetic';
import { canonicalName, isArrayLibrary, isWrapper, takesShape } from './callees';
import {
  dottedName,
  fieldsOf,
  type CallExpression,
  type Expression,
  type ListExpression,
  type SubscriptExpression,
} from './expressions';
import { MAX_EXPRESSION_DEPTH } from './limits';
import { arrayOfElements, arrayOfList } from './literals';
import {
  changedBy,
  isOperation,
  oneHot,
  operationNamed,
  type Operation,
  type OperationArguments,
} from './operations';
import { applySteps } from './preparedScores';
import { lookUp, type Scope } from './program';
import { lastPart, quoted, type Context, type Place, type Resolved } from './resolved';
import { sliced } from './slices';
import { axisOf, permuted, productOf, reshaped, type Tensor } from './tensor';

/** Methods that leave a single number what it is. */
const passesNumber =
  /^(?:item|numpy|float|long|int|to|cpu|cuda|view|reshape|unsqueeze|squeeze|detach|double|flatten)$/;
/** Numbers of a list that is an argument of an operation: axes and lengths are few. */
const MAX_LISTED = 32;
/** Names that lead to a text. */
const MAX_ALIASES = 4;
const unknown: Resolved = { kind: 'unknown' };
/** Resolves expressions to the literals that they come from. */
export class Resolver {
  constructor(readonly context: Context) {}

  resolve(expression: Expression, place: Place, depth = 0): Resolved {
    if (depth > MAX_EXPRESSION_DEPTH || this.context.budget.left-- <= 0) return unknown;
    const next = depth + 1;
    switch (expression.kind) {
      case 'array':
        return { kind: 'array', literal: expression.array, steps: [], isTensor: false };
      case 'list':
        return this.list(expression, place, next);
      case 'number':
        return { kind: 'number', value: expression.value, start: expression.start, end: expression.end };
      case 'name':
        return this.variable(expression.name, place, next) ?? this.constant(expression);
      case 'attribute':
        return this.attribute(expression, place, next);
      case 'unary':
        return this.unary(expression, place, next);
      case 'binary':
        return this.binary(expression, place, next);
      case 'call':
        return this.call(expression, place, next);
      case 'subscript':
        return this.subscript(expression, place, next);
      case 'other':
        return this.refusedPart(expression.parts, expression, place, next, false);
      default:
        return unknown;
    }
  }

  /** The number an expression stands for. */
  numberOf(expression: Expression, place: Place): number | undefined {
    const resolved = this.resolve(expression, place);
    return resolved.kind === 'number' ? resolved.value : undefined;
  }

  private list(expression: Expression & { kind: 'list' }, place: Place, depth: number): Resolved {
    const literal = arrayOfList(expression);
    if (literal) return { kind: 'array', literal, steps: [], isTensor: false };
    return (
      this.listOfNames(expression, place, depth) ??
      this.refusedPart(expression.items, expression, place, depth, true)
    );
  }

  /** `[logits]`, a batch of one row; `[label]` and `[first, second]`, whose numbers stand elsewhere. */
  private listOfNames(expression: ListExpression, place: Place, depth: number): Resolved | undefined {
    if (expression.bracket === '{' || expression.items.length > MAX_LISTED) return undefined;
    const items = expression.items.map((item) => this.resolve(item, place, depth));
    const [only, ...others] = items;
    if (only?.kind === 'array' && others.length === 0)
      return withStep(only, '[…]', {
        effect: 'moved',
        apply: (tensor) => reshaped(tensor, [1, ...tensor.shape]),
      });
    const numbers = items.flatMap((item) => (item.kind === 'number' ? [item] : []));
    if (numbers.length === 0 || numbers.length !== items.length) return undefined;
    if (numbers.length === 1) return numbers[0];
    const literal = arrayOfElements(expression, [numbers.length], numbers);
    return { kind: 'array', literal, steps: [], isTensor: false };
  }

  /** The text that an expression stands for. */
  stringOf(expression: Expression, place: Place): string | undefined {
    let at: { readonly value: Expression; readonly place: Place } = { value: expression, place };
    for (let step = 0; step < MAX_ALIASES; step++) {
      if (at.value.kind === 'string') return at.value.value;
      const name = dottedName(at.value);
      const { scope, offset } = at.place;
      const given = name === undefined ? undefined : lookUp(this.context.program, name, scope, offset);
      const binding = given?.source ? activated(this.context, given) : given;
      if (!binding?.value) return undefined;
      at = { value: binding.value, place: { scope: binding.scope, offset: binding.start } };
    }
    return undefined;
  }

  private variable(name: string, place: Place, depth: number): Resolved | undefined {
    const given = lookUp(this.context.program, name, place.scope, place.offset);
    const binding = given?.source ? (activated(this.context, given) ?? given) : given;
    if (!binding?.value) return binding && unknown;
    const resolved = this.resolve(binding.value, { scope: binding.scope, offset: binding.start }, depth);
    return resolved.kind === 'number' ? { ...resolved, name } : resolved;
  }

  private constant({ start, end }: TextRange): Resolved {
    const name = this.context.text.slice(start, end);
    if (name === 'True' || name === 'true' || name === 'TRUE')
      return { kind: 'number', value: 1, start, end };
    if (name === 'False' || name === 'false' || name === 'FALSE')
      return { kind: 'number', value: 0, start, end };
    return unknown;
  }

  private attribute(expression: Expression & { kind: 'attribute' }, place: Place, depth: number): Resolved {
    const name = dottedName(expression);
    const bound = name === undefined ? undefined : this.bound(name, place, depth);
    if (bound) return bound;
    const field = this.fieldOf(expression.object, expression.name, place, depth);
    if (field) return field;
    const object = this.resolve(expression.object, place, depth);
    if (object.kind !== 'array') return object.kind === 'refused' ? object : unknown;
    if (['data', 'values'].includes(expression.name)) return object;
    const operation = ['T', 'mT'].includes(expression.name)
      ? operationNamed(expression.name, noArguments)
      : undefined;
    const text = `.${expression.name}`;
    return operation ? withStep(object, text, operation) : this.refused(object.literal, text, expression);
  }

  private bound(name: string, place: Place, depth: number): Resolved | undefined {
    const direct = this.variable(name, place, depth);
    const own = /^(?:self|cls|this)\.(\w+)$/.exec(name)?.[1];
    if (direct || own === undefined) return direct;
    for (let scope: Scope | undefined = place.scope; scope; scope = scope.parent)
      if (scope.kind === 'class') return this.variable(own, { scope, offset: place.offset }, depth);
    return undefined;
  }

  private unary(expression: Expression & { kind: 'unary' }, place: Place, depth: number): Resolved {
    const operand = this.resolve(expression.operand, place, depth);
    const { start, end } = expression;
    if (operand.kind === 'number') {
      if (expression.operator === '-') return { kind: 'number', value: -operand.value, start, end };
      return expression.operator === '+' ? operand : unknown;
    }
    if (operand.kind !== 'array' || (expression.operator === '+' && operand.isTensor)) return operand;
    if (expression.operator === '-' && operand.isTensor)
      return withStep(
        operand,
        quoted(this.context.text, expression),
        changedBy((value) => -value),
      );
    return this.refused(operand.literal, quoted(this.context.text, expression), expression);
  }

  private binary(expression: Expression & { kind: 'binary' }, place: Place, depth: number): Resolved {
    const left = this.resolve(expression.left, place, depth);
    const right = this.resolve(expression.right, place, depth);
    const { operator, start, end } = expression;
    if (left.kind === 'number' && right.kind === 'number') {
      const value = arithmetic[operator]?.(left.value, right.value);
      return value === undefined ? unknown : { kind: 'number', value, start, end };
    }
    if (left.kind === 'refused') return left;
    if (right.kind === 'refused') return right;
    const text = quoted(this.context.text, expression);
    if (left.kind === 'array') {
      const operation = right.kind === 'number' && left.isTensor ? byRight(operator, right.value) : undefined;
      const isTemperature =
        right.kind === 'number' &&
        operator === '/' &&
        isTemperatureName(right.name ?? dottedName(expression.right));
      return operation
        ? withStep(left, text, operation, isTemperature)
        : {
            ...this.refused(left.literal, text, expression),
            others: right.kind === 'array' ? [right.literal] : [],
          };
    }
    if (right.kind !== 'array') return unknown;
    const operation = left.kind === 'number' && right.isTensor ? byLeft(operator, left.value) : undefined;
    return operation ? withStep(right, text, operation) : this.refused(right.literal, text, expression);
  }

  private call(expression: CallExpression, place: Place, depth: number): Resolved {
    const name = canonicalName(this.context.program, expression.callee, this.context.syntax.backticks);
    if (name === 'matrix') return this.matrix(expression, place, depth);
    if (name !== undefined && isWrapper(name)) return this.wrapped(expression, place, depth);
    if (name !== undefined && takesShape(name)) return unknown;
    if (name === 'len') return this.lengthOf(this.argument(expression, place, depth), 0, expression);
    if (name === 'float' || name === 'int') return this.argument(expression, place, depth);
    if (expression.callee.kind === 'attribute' && !(name !== undefined && isArrayLibrary(name))) {
      const object = this.resolve(expression.callee.object, place, depth);
      const [axis, ...more] = expression.arguments;
      if (object.kind === 'array' && expression.callee.name === 'size' && axis && more.length === 0)
        return this.lengthOf(object, this.numberOf(axis.value, place), expression);
      if (object.kind === 'array') return this.method(expression, expression.callee.name, object, place);
      if (object.kind === 'refused') return object;
      if (object.kind === 'number' && passesNumber.test(expression.callee.name)) return object;
    }
    const operation = this.operationCalled(expression, name, place);
    const first = this.argument(expression, place, depth);
    if (first.kind === 'refused') return first;
    if (first.kind === 'number' && name !== undefined && /\.(?:log|exp|sqrt)$/.test(name))
      return this.scalar(name, first);
    if (first.kind === 'array' && operation !== undefined) {
      const args = this.operationArguments(operation.arguments, place, implicitAxisOf(operation.name));
      const built = operationNamed(lastPart(operation.name), args);
      if (built)
        return withStep({ ...first, isTensor: true }, quoted(this.context.text, expression.callee), built);
    }
    const values = expression.arguments.map((argument) => argument.value);
    const isKnownLibrary = name !== undefined && isArrayLibrary(name);
    return this.refusedPart(values, expression, place, depth, !isKnownLibrary);
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
    const made = canonicalName(this.context.program, callee.callee, this.context.syntax.backticks);
    const isModule = made !== undefined && /^torch\.nn\.(?:Softmax|LogSoftmax|Sigmoid)$/.test(made);
    return isModule ? { name: made, arguments: callee.arguments } : undefined;
  }

  /** `nn.Softmax(dim=1)` itself, or what a variable holds of the kind. */
  private moduleCalled(callee: Expression, { scope, offset }: Place): Expression | undefined {
    if (callee.kind === 'call') return callee;
    const name = dottedName(callee);
    return name === undefined ? undefined : lookUp(this.context.program, name, scope, offset)?.value;
  }

  /** `x.size(-1)`, `x.shape[0]`, `len(x)`: one length of an array. */
  private lengthOf(object: Resolved, axis: number | undefined, { start, end }: TextRange): Resolved {
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
    return first ? this.resolve(first.value, place, depth) : unknown;
  }

  private wrapped(expression: CallExpression, place: Place, depth: number): Resolved {
    const inner = this.argument(expression, place, depth);
    if (inner.kind === 'number') return inner;
    if (inner.kind !== 'array') return inner;
    const tensor = { ...inner, isTensor: true };
    const text = quoted(this.context.text, expression.callee);
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
      given.set(name ?? order[index] ?? '', this.numberOf(value, place)),
    );
    const text = quoted(this.context.text, expression.callee);
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
    const { text } = this.context;
    const written = quoted(text, { start: call.callee.end - name.length - 1, end: call.end });
    const args = this.operationArguments(call.arguments, place, 'torch');
    const operation = isOperation(name) ? operationNamed(name, args) : undefined;
    if (!operation) return this.refused(object.literal, written, call);
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
      const source = quoted(this.context.text, value);
      toInteger ||= /(?:^|[.'"])(?:u?int\d*|long)\b/.test(source);
      if (name === 'dtype' || name === 'device' || name === 'copy' || name === 'keepdim') continue;
      if (value.kind === 'array' && value.array.values.length <= MAX_LISTED)
        numbers.push(...value.array.values);
      else {
        const number = this.numberOf(value, place);
        known &&= number !== undefined;
        if (name === undefined) numbers.push(number);
        else named.set(name, number);
      }
    }
    return { numbers, named, known, implicitAxis, toInteger };
  }

  /** `batch["logits"]`, `batch.logits` of a variable that is given an object in the text. */
  private fieldOf(object: Expression, key: string, place: Place, depth: number): Resolved | undefined {
    const name = dottedName(object);
    const given =
      name === undefined ? undefined : lookUp(this.context.program, name, place.scope, place.offset);
    const binding = given?.source ? activated(this.context, given) : given;
    const fields = binding?.value && fieldsOf(binding.value);
    const entry = fields?.find((one) => one.name === key);
    return (
      binding && entry && this.resolve(entry.value, { scope: binding.scope, offset: binding.start }, depth)
    );
  }

  private subscript(expression: SubscriptExpression, place: Place, depth: number): Resolved {
    const [key] = expression.indices;
    if (key && expression.object.kind === 'attribute' && expression.object.name === 'shape')
      return this.lengthOf(
        this.resolve(expression.object.object, place, depth),
        this.numberOf(key, place),
        expression,
      );
    if (key?.kind === 'string') return this.fieldOf(expression.object, key.value, place, depth) ?? unknown;
    const object = this.resolve(expression.object, place, depth);
    if (object.kind === 'refused') return object;
    const text = quoted(this.context.text, { start: expression.object.end, end: expression.end });
    if (object.kind !== 'array') return this.rowsOfIdentity(expression, place, depth);
    const valueOf = (index: Expression): number | undefined => this.numberOf(index, place);
    return withStep(object, text, {
      effect: 'moved',
      apply: (tensor) => sliced(tensor, expression.indices, valueOf),
    });
  }

  /** `np.eye(3)[[0, 2]]`: the usual way to write one-hot rows in NumPy. */
  private rowsOfIdentity(
    { object, indices, start, end }: SubscriptExpression,
    place: Place,
    depth: number,
  ): Resolved {
    const [index] = indices;
    if (!index) return unknown;
    const inner = this.resolve(index, place, depth);
    if (inner.kind !== 'array') return inner.kind === 'refused' ? inner : unknown;
    const name =
      object.kind === 'call'
        ? canonicalName(this.context.program, object.callee, this.context.syntax.backticks)
        : '';
    const size =
      object.kind === 'call' && object.arguments[0] && this.numberOf(object.arguments[0].value, place);
    if (!/\.(?:eye|identity)$/.test(name ?? '') || typeof size !== 'number')
      return this.refused(inner.literal, quoted(this.context.text, { start, end }), { start, end });
    return withStep(inner, quoted(this.context.text, object), oneHot(size));
  }

  /** Refuses where an array goes into something that is not understood. */
  private refusedPart(
    parts: readonly Expression[],
    whole: Expression,
    place: Place,
    depth: number,
    byUnknownFunction: boolean,
  ): Resolved {
    const found = parts.map((part) => this.resolve(part, place, depth));
    const refused = found.find((resolved) => resolved.kind === 'refused');
    const [first, ...others] = found.flatMap((resolved) =>
      resolved.kind === 'array' || resolved.kind === 'refused' ? [resolved.literal] : [],
    );
    if (!first) return unknown;
    if (refused) return { ...refused, others: [first, ...others] };
    const shown = whole.kind === 'call' ? whole.callee : whole;
    return { ...this.refused(first, quoted(this.context.text, shown), whole), others, byUnknownFunction };
  }

  private refused(
    literal: NumericArray,
    operation: string,
    { start, end }: TextRange,
  ): Resolved & { kind: 'refused' } {
    return {
      kind: 'refused',
      literal,
      others: [],
      operation,
      place: { start, end },
      byUnknownFunction: false,
    };
  }
}

const noArguments: OperationArguments = {
  numbers: [],
  named: new Map(),
  known: true,
  implicitAxis: 'torch',
  toInteger: false,
};

function withStep(
  object: Resolved & { kind: 'array' },
  text: string,
  operation: Operation,
  isTemperature = false,
): Resolved {
  return { ...object, steps: [...object.steps, { ...operation, text, isTemperature }] };
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
